import type { Guard } from './guard';

type Down = PointerEvent | KeyboardEvent;

/** Tells which clicks on a button were meant for it: both ends of a press must count, when it begins and when it ends. */
export interface Press {
  /** Takes note of a pointer or a key that goes down, on the button or elsewhere. */
  down(event: Down, onButton: boolean): void;
  /** Whether a click on the button counts. */
  counts(event: MouseEvent): boolean;
}

export function press(guard: Guard, refused: () => void): Press {
  let hasBegun = false;
  const refuse = () => {
    guard.refuse();
    refused();
  };
  return {
    down: (event, onButton) => {
      if (!event.isTrusted) return;
      hasBegun = onButton && !(event as KeyboardEvent).repeat && guard.counts(event.timeStamp);
      if (onButton && !hasBegun) refuse();
    },
    counts: (event) => {
      const counts = event.isTrusted && hasBegun && guard.counts(event.timeStamp);
      if (!counts) refuse();
      // Voice control and some screen readers click without a press: they are asked once more.
      hasBegun = !counts && !(event as PointerEvent).pointerType;
      return counts;
    },
  };
}
