import { TRAVEL_PX } from './arming';

/** What the user's hands did in this page since it got the focus. */
export interface Hand {
  /** Whether the pointer has come far enough from where it was first seen. */
  hasTravelled(): boolean;
  /** Whether the user is pressing a key that went down in this page: the focus that moves meanwhile was moved by it. */
  isKeying(): boolean;
}

/**
 * Follows pointer and keys from the first moment of a page. A popup opens under a pointer that clicks away; only one that
 * has travelled inside the popup belongs to a user who goes for something in it. What was done before the page lost the
 * focus does not count any more.
 */
function followHand(): Hand {
  let first: { x: number; y: number } | undefined;
  let travelled = false;
  let keying = false;

  const onPointer = ({ isTrusted, clientX: x, clientY: y }: PointerEvent): void => {
    if (!isTrusted) return;
    first ??= { x, y };
    travelled ||= Math.hypot(x - first.x, y - first.y) >= TRAVEL_PX;
  };
  for (const type of ['pointerover', 'pointermove', 'pointerdown'] as const) {
    document.addEventListener(type, onPointer, { capture: true, passive: true });
  }
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.isTrusted && !event.repeat) keying = true;
    },
    true,
  );
  // Not sooner: Firefox moves the focus only after it has handled the key.
  document.addEventListener(
    'keyup',
    () => {
      keying = false;
    },
    true,
  );
  addEventListener('blur', (event) => {
    if (event.target !== window) return;
    first = undefined;
    travelled = false;
    keying = false;
  });
  return { hasTravelled: () => travelled, isKeying: () => keying };
}

/** Of this page, followed since it was loaded. */
export const hand = followHand();
