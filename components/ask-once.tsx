import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { i18n } from '#i18n';

interface AskOnceProps {
  /** What the button does, e.g. `Remove profile`. */
  children: ReactNode;
  question: string;
  /** The answer that does it, where that is not what the button says. */
  yes?: string;
  /** The answer that does not. */
  no?: string;
  /** Whether there is something to ask; without it, the button does it at once. */
  isNeeded?: boolean;
  disabled?: boolean;
  className?: string;
  onYes: () => void;
}

/**
 * A button that asks once, in its own place, before it does something that takes something away. The focus goes to the answer
 * that changes nothing and comes back to the button; Escape is that answer, too.
 */
export function AskOnce(props: AskOnceProps) {
  const { children, isNeeded = true, disabled, className, onYes } = props;
  const [asks, setAsks] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const hasAsked = useRef(false);
  useEffect(() => {
    if (!asks && hasAsked.current) button.current?.focus();
    hasAsked.current = asks;
  }, [asks]);
  if (asks) return <Question {...props} onEnd={() => setAsks(false)} />;
  return (
    <button
      type="button"
      ref={button}
      disabled={disabled}
      className={className}
      onClick={() => (isNeeded ? setAsks(true) : onYes())}
    >
      {children}
    </button>
  );
}

function Question({ children, question, yes, no, onYes, onEnd }: AskOnceProps & { onEnd: () => void }) {
  const id = useId();
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    safe.current?.focus();
  }, []);
  const answer = ({ detail }: MouseEvent): void => {
    // The second click of a double click is no answer: the question was not there for the first.
    if (detail > 1) return;
    onEnd();
    onYes();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onEnd();
  };
  return (
    <fieldset className="ask-once" aria-labelledby={id} onKeyDown={onKeyDown}>
      <p id={id}>{question}</p>
      <div className="row">
        <button type="button" ref={safe} onClick={onEnd}>
          {no ?? i18n.t('common.cancel')}
        </button>
        <button type="button" className="danger" onClick={answer}>
          {yes ?? children}
        </button>
      </div>
    </fieldset>
  );
}
