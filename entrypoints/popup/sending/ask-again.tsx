import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { i18n } from '#i18n';
import { useArming } from './use-arming';
import { Wait } from './wait';

interface AskAgainProps {
  /** The label of the button that was pressed. */
  question: string;
  /** The label of the answer that does it. */
  yes: string;
  about: string;
  /** What was pressed: the question stands at the other edge of the window. */
  from: RefObject<HTMLElement | null>;
  describedBy: string;
  onSend: () => void;
  onCancel: () => void;
}

/**
 * Asks once more where nothing tells that a press was meant, e.g. one by voice, by a switch or by touch. It stands where
 * further presses on the same spot do not meet it, and counts after a moment of its own.
 */
export function AskAgain({ question, yes, about, from, describedBy, onSend, onCancel }: AskAgainProps) {
  const title = useId();
  const group = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [edge] = useState(() => farEdge(from.current));
  // To have come here is the user's doing already, whatever it was done with.
  const armed = useArming(button, about, (answer) => answer !== 'early' && onSend());
  // The group and not the button: keys that are pressed on must not meet it.
  useEffect(() => group.current?.focus(), []);
  return createPortal(
    <div
      ref={group}
      role="alertdialog"
      aria-labelledby={title}
      aria-describedby={describedBy}
      tabIndex={-1}
      onKeyDown={keepOpen}
      // Not sooner: the focus that comes back is not to count as moved by this key (hand.ts).
      onKeyUp={({ key }) => key === 'Escape' && onCancel()}
      className={`ask-again notice warn ${edge}`}
    >
      <strong id={title}>{i18n.t('popup.send.askAgain', [question])}</strong>
      <div className="row">
        <button ref={button} type="button" aria-disabled={!armed.isReady} aria-describedby={title}>
          {yes}
          <Wait armed={armed} />
        </button>
        <button type="button" onClick={onCancel}>
          {i18n.t('common.cancel')}
        </button>
      </div>
    </div>,
    document.body,
  );
}

/** Escape takes the question back, and not the whole popup. */
function keepOpen(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.preventDefault();
}

function farEdge(pressed: HTMLElement | null): 'top' | 'bottom' {
  const { top = 0, bottom = 0 } = pressed?.getBoundingClientRect() ?? {};
  return (top + bottom) / 2 > innerHeight / 2 ? 'top' : 'bottom';
}
