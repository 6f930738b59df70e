import { type RefObject, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Answer } from './arming';
import { AskAgain } from './ask-again';
import { useArming } from './use-arming';
import { Wait } from './wait';

interface SendButtonProps {
  label: string;
  /** Everything that a press is about; whatever changes in it starts the wait anew. */
  about: unknown;
  /** Ids of the elements that say what it is about; they must be in sight. */
  describedBy: string;
  /** Why it sends nothing now, whatever the user does. */
  blocked: string | undefined;
  isPrimary: boolean;
  /** How it speaks of what it does, where that is not to send a token. */
  says?: Says;
  onSend: () => void;
  /** The user is on the way to press it. */
  onApproach?: () => void;
  ref?: RefObject<HTMLButtonElement | null>;
}

/** What a button answers to an early press, and what it calls the answer to its question. */
type Says = typeof SENDS | typeof ACTS;
const SENDS = { early: 'popup.send.early', yes: 'popup.send.yes' } as const;
/** Of one that does something else than send a token. */
export const ACTS = { early: 'popup.send.notDone', yes: 'popup.send.doIt' } as const;

/**
 * The one way to send a token, or to change what one may do: a button that counts only after everything it is about has stood still for a moment. An early
 * press is answered; who neither moves a pointer nor the focus is asked once more.
 */
export function SendButton(props: SendButtonProps) {
  const { label, about, describedBy, blocked, isPrimary, says = SENDS, onSend, onApproach, ref } = props;
  const own = useRef<HTMLButtonElement>(null);
  const button = ref ?? own;
  const [said, setSaid] = useState('');
  const subject = JSON.stringify([label, about]);
  // The question is about what was shown when it came up.
  const [asked, setAsked] = useState<string>();
  const answer = (to: Answer): void => {
    setAsked(to === 'ask' && blocked === undefined ? subject : undefined);
    setSaid(blocked ?? (to === 'early' ? i18n.t(says.early) : ''));
    if (to === 'send' && blocked === undefined) onSend();
  };
  const armed = useArming(button, subject, answer);
  const isEffective = armed.isReady && blocked === undefined;
  return (
    <div className="send">
      <button
        ref={button}
        type="button"
        className={isPrimary ? 'primary' : ''}
        aria-disabled={!isEffective}
        aria-describedby={describedBy}
        onPointerEnter={onApproach}
        onFocus={onApproach}
      >
        {label}
        {blocked === undefined && <Wait armed={armed} />}
      </button>
      <span role="status" className="inline-status">
        {said}
      </span>
      {asked === subject && (
        <AskAgain
          question={label}
          yes={i18n.t(says.yes)}
          about={subject}
          from={button}
          describedBy={describedBy}
          onSend={() => answer('send')}
          onCancel={() => {
            setAsked(undefined);
            button.current?.focus();
          }}
        />
      )}
    </div>
  );
}
