import { useEffect, useId, useRef } from 'react';
import { i18n } from '#i18n';

interface UndoNoticeProps {
  /** What was done. */
  text: string;
  busy: boolean;
  onUndo: () => void;
}

/** Says what was taken away, and takes that back. Gets the focus: what had it is gone with what it was about. */
export function UndoNotice({ text, busy, onUndo }: UndoNoticeProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  return (
    <div className="notice row apart" role="status">
      <span id={id}>{text}</span>
      <button type="button" ref={button} aria-describedby={id} disabled={busy} onClick={onUndo}>
        {i18n.t('common.undo')}
      </button>
    </div>
  );
}
