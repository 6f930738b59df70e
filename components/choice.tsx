import { useId } from 'react';
import { isolate } from '@/utils/free-text';

interface SelectOption {
  value: string;
  text: string;
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly SelectOption[];
  /** Options of another kind below the others, under a heading: where those are our own words, and these are names. */
  group?: { label: string; options: readonly SelectOption[] } | undefined;
  onValue: (value: string) => void;
  hint?: string | undefined;
  disabled?: boolean;
  /** Whether the label is only read out: what stands around the list says what it is. */
  isBare?: boolean;
}

/** A labelled drop-down list. */
export function Select({ label, value, options, group, onValue, hint, disabled, isBare }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={isBare ? 'read-out' : undefined}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onValue(event.target.value)}
      >
        <Options options={options} />
        {group && group.options.length > 0 && (
          <optgroup label={group.label}>
            <Options options={group.options} />
          </optgroup>
        )}
      </select>
      {hint !== undefined && (
        <small id={`${id}-hint`} className="hint">
          {hint}
        </small>
      )}
    </div>
  );
}

/** Only text can be shown in an option, so what would be a `<bdi>` elsewhere is isolated by characters. */
function Options({ options }: { options: readonly SelectOption[] }) {
  return options.map(({ value, text }) => (
    <option key={value} value={value}>
      {isolate(text)}
    </option>
  ));
}

interface RadioGroupProps<V extends string> {
  legend: string;
  value: V;
  options: readonly { value: V; text: string; hint?: string | undefined; disabled?: boolean }[];
  onValue: (value: V) => void;
}

/** One of a few, all in sight. */
export function RadioGroup<V extends string>({ legend, value, options, onValue }: RadioGroupProps<V>) {
  const name = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((option) => (
        <div className="choice" key={option.value}>
          <input
            type="radio"
            id={`${name}-${option.value}`}
            name={name}
            checked={option.value === value}
            disabled={option.disabled}
            aria-describedby={option.hint === undefined ? undefined : `${name}-${option.value}-hint`}
            onChange={() => onValue(option.value)}
          />
          <label htmlFor={`${name}-${option.value}`}>{option.text}</label>
          {option.hint !== undefined && (
            <small id={`${name}-${option.value}-hint`} className="hint">
              {option.hint}
            </small>
          )}
        </div>
      ))}
    </fieldset>
  );
}

interface CheckboxProps {
  label: string;
  checked: boolean;
  onValue: (checked: boolean) => void;
  hint?: string;
  disabled?: boolean;
}

/** A switch with its hint, which is read out after the name and is no part of it. */
export function Checkbox({ label, checked, onValue, hint, disabled }: CheckboxProps) {
  const id = useId();
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onValue(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <small id={`${id}-hint`} className="hint">
          {hint}
        </small>
      )}
    </div>
  );
}
