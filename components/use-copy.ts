import { useState } from 'react';
import { i18n } from '#i18n';

/** What puts a text on the clipboard, and what came of it in words. Never give it a secret: other programs read the clipboard. */
export function useCopy(text: () => string): [said: string, copy: () => Promise<void>] {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setSaid(i18n.t('common.copied'));
    } catch {
      setSaid(i18n.t('common.notCopied'));
    }
  };
  return [said, copy];
}
