import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Capture } from '@/utils/capture/types';
import { captureItem } from '@/utils/storage';

const BADGE_COLOUR = '#0b6bcb';

/** Keeps the toolbar badge in step with the vault: a dot while a capture waits for its push. */
export function keepBadge(): void {
  captureItem.watch((capture) => void showBadge(capture));
  void captureItem.get().then(showBadge);
}

async function showBadge(capture: Capture | null): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOUR });
  await browser.action.setBadgeText({ text: capture ? '1' : '' });
  await browser.action.setTitle({
    title: capture ? i18n.t('background.captureWaits') : i18n.t('manifest.name'),
  });
}
