import { useState } from 'react';
import { i18n } from '#i18n';

/** Puts a text on the clipboard and says so. Never give it a secret: other programs read the clipboard. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setSaid(i18n.t('common.copied'));
    } catch {
      setSaid(i18n.t('common.notCopied'));
    }
  };
  return (
    <>
      <button type="button" className="quiet" onClick={copy}>
        {label}
      </button>
      <span role="status" className="inline-status">
        {said}
      </span>
    </>
  );
}
