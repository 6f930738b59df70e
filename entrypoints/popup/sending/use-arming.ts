import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Answer, Arming, CALM_MS, type Press } from './arming';
import { hand } from './hand';
import { sightOf, unseen } from './sight';

/** Keys that press a button. */
const PRESSING = new Set(['Enter', ' ']);

export interface Armed {
  /** Whether a press could count now. */
  isReady: boolean;
  /** Changes whenever the wait starts anew. */
  wait: number;
  /** How long it lasts, in milliseconds. */
  calmMs: number;
}

/**
 * Makes a control count only after what it is about has stood unchanged, visible and focused for a moment, and only for
 * presses that the user has gone for.
 *
 * @param subject everything that a press would be about
 * @param onPress called with each press; `early` presses have started the wait anew
 */
export function useArming(
  control: RefObject<HTMLElement | null>,
  subject: string,
  onPress: (answer: Answer) => void,
): Armed {
  const arming = useRef<Arming>(undefined);
  arming.current ??= new Arming();
  const [armed, setArmed] = useState<Armed>({ isReady: false, wait: 0, calmMs: CALM_MS });
  const look = useEffectEvent((at: number): void => {
    const { current } = arming;
    if (!current || !control.current) return;
    current.look(sightOf(control.current, subject), at);
    const next = { isReady: current.isCalm(at), wait: current.since, calmMs: current.calmMs };
    setArmed((now) => (now.isReady === next.isReady && now.wait === next.wait ? now : next));
  });
  const tell = useEffectEvent(onPress);

  useEffect(() => {
    const { current: element } = control;
    const { current } = arming;
    if (!element || !current) return;
    const over = new AbortController();
    const listen = { signal: over.signal };
    let frame = requestAnimationFrame(function next(at) {
      look(at);
      frame = requestAnimationFrame(next);
    });

    const judge = (press: Press, { timeStamp }: Event): Answer => {
      // What has changed since the last picture was not seen.
      look(timeStamp);
      return current.press(press, timeStamp, unseen(element).length === 0);
    };
    /** The press that the next click ends, and what came of its beginning. */
    let begun: { press: Press; answer: Answer } | undefined;
    let moved = false;
    const begin = (press: Press, event: Event): void => {
      begun = { press, answer: judge(press, event) };
    };
    element.addEventListener(
      'pointerdown',
      (event) => begin({ by: 'pointer', travelled: hand.hasTravelled() }, event),
      listen,
    );
    element.addEventListener(
      'focus',
      () => {
        moved = hand.isKeying();
      },
      listen,
    );
    // Presses of whatever comes on their way are no decision about this control.
    document.addEventListener(
      'pointerdown',
      (event) => {
        if (!event.composedPath().includes(element)) current.restart(event.timeStamp);
      },
      listen,
    );
    document.addEventListener(
      'keydown',
      ({ key, target, timeStamp }) => {
        if (PRESSING.has(key) && target !== element) current.restart(timeStamp);
      },
      listen,
    );
    element.addEventListener(
      'keydown',
      (event) => {
        if (!PRESSING.has(event.key)) return;
        // A key that is held down presses again and again, and may have been down before the page was there.
        if (event.repeat) {
          event.preventDefault();
          current.restart(event.timeStamp);
        } else begin({ by: 'keyboard', moved }, event);
      },
      listen,
    );
    element.addEventListener(
      'click',
      (event) => {
        const { press, answer } = begun ?? { press: { by: 'assistance' } as const };
        begun = undefined;
        // Both its ends must count: what it is about may have changed in between.
        const ended = judge(press, event);
        unseen(element)[0]?.scrollIntoView({ block: 'nearest' });
        tell(answer === 'early' ? answer : ended);
      },
      listen,
    );
    return () => {
      over.abort();
      cancelAnimationFrame(frame);
    };
  }, [control]);
  return armed;
}
