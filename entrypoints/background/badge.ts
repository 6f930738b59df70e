import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { capturesItem } from '@/utils/capture/storage';
import type { Capture } from '@/utils/capture/types';

const BADGE_COLOUR = '#0b6bcb';

/** Keeps the toolbar badge in step with the vault: how many captures wait for their push. */
export function keepBadge(): void {
  capturesItem.watch((captures) => void showBadge(captures));
  void capturesItem.get().then(showBadge);
}

async function showBadge({ length }: readonly Capture[]): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOUR });
  await browser.action.setBadgeText({ text: length > 0 ? String(length) : '' });
  await browser.action.setTitle({
    title: length > 0 ? i18n.t('background.capturesWait', [String(length)]) : i18n.t('manifest.name'),
  });
}
