interface IconButtonProps {
  /** What it does: its name, and shown when the pointer rests on it. */
  label: string;
  sign: string;
  disabled?: boolean;
  onClick: () => void;
}

/** A button where there is no room for words. */
export function IconButton({ label, sign, disabled, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
