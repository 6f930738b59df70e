import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Answer, Arming, type Press } from './arming';
import { hand } from './hand';
import { sightOf, unseen } from './sight';

/** Keys that press a button. */
const PRESSING = new Set(['Enter', ' ']);

export interface Armed {
  /** Whether a press could count now. */
  isReady: boolean;
  /** Changes whenever the wait starts anew. */
  wait: number;
}

/**
 * Makes a control count only after what it is about has stood unchanged, visible and focused for a moment, and only for
 * presses that the user has gone for.
 *
 * @param subject everything that a press would be about
 * @param standsElsewhere whether the control is the one that asks once more: going there is the user's doing already
 * @param onPress called with each press; `early` presses have started the wait anew
 */
export function useArming(
  control: RefObject<HTMLElement | null>,
  subject: string,
  standsElsewhere: boolean,
  onPress: (answer: Answer) => void,
): Armed {
  const arming = useRef<Arming>(undefined);
  arming.current ??= new Arming();
  const [armed, setArmed] = useState<Armed>({ isReady: false, wait: 0 });
  const look = useEffectEvent((at: number): void => {
    const { current } = arming;
    if (!current || !control.current) return;
    current.look(sightOf(control.current, subject), at);
    const next = { isReady: current.isCalm(at), wait: current.since };
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

    /** The press that the next click ends, and what came of its beginning. */
    let begun: { press: Press; answer: Answer } | undefined;
    let movedHere = standsElsewhere;
    const begin = (press: Press, { timeStamp }: Event): void => {
      // What has changed since the last picture was not seen.
      look(timeStamp);
      begun = { press, answer: current.press(press, timeStamp) };
    };
    element.addEventListener(
      'pointerdown',
      (event) => begin({ by: 'pointer', travelled: standsElsewhere || hand.hasTravelled() }, event),
      listen,
    );
    element.addEventListener(
      'focus',
      () => {
        movedHere = standsElsewhere || hand.isKeying();
      },
      listen,
    );
    // Keys that press whatever comes on their way are no decision about this control.
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
        } else begin({ by: 'keyboard', moved: movedHere }, event);
      },
      listen,
    );
    element.addEventListener(
      'click',
      (event) => {
        const by: Press = standsElsewhere ? { by: 'pointer', travelled: true } : { by: 'assistance' };
        const { press, answer } = begun ?? { press: by, answer: undefined };
        begun = undefined;
        look(event.timeStamp);
        // Both its ends must count: what it is about may have changed in between.
        const ended = current.press(press, event.timeStamp);
        unseen(element)[0]?.scrollIntoView({ block: 'nearest' });
        tell(answer === 'early' ? answer : ended);
      },
      listen,
    );
    return () => {
      over.abort();
      cancelAnimationFrame(frame);
    };
  }, [control, standsElsewhere]);
  return armed;
}
