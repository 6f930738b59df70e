import { type ClipboardEvent, type InputHTMLAttributes, useId } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'id'> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** Said below the field and read out with it. */
  hint?: string | undefined;
  /** Why the value cannot be used; also marks the field as invalid. */
  problem?: string | undefined;
}

/** A labelled text box with its hint and its problem. */
export function Field({ label, value, onValue, hint, problem, ...input }: FieldProps) {
  const id = useId();
  const said = problem ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...input}
        id={id}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={said === undefined ? undefined : `${id}-said`}
        onChange={(event) => onValue(event.target.value)}
      />
      {said !== undefined && (
        <small id={`${id}-said`} className={problem === undefined ? 'hint' : 'problem'}>
          {said}
        </small>
      )}
    </div>
  );
}

interface LongFieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  maxLength: number;
  disabled: boolean;
}

/** A labelled text box for a sentence or two. */
export function LongField({ label, value, onValue, maxLength, disabled }: LongFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        autoComplete="off"
        value={value}
        maxLength={maxLength}
        disabled={disabled}
        onChange={(event) => onValue(event.target.value)}
      />
    </div>
  );
}

/**
 * For `onPaste` of a field for something that is copied from elsewhere. Browsers drop line ends when a text is pasted into
 * a field, and so make one word of two lines: several lines replace what is there, as they are.
 */
export function keepLines(onValue: (text: string) => void) {
  return (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    onValue(text);
  };
}

/** A field for a secret: never shown, never offered to be saved, never written to disk by the browser. */
export function SecretField(props: Omit<FieldProps, 'type' | 'autoComplete'>) {
  return <Field {...props} type="password" autoComplete="off" />;
}
