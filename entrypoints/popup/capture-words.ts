import { i18n } from '#i18n';
import type { Capture } from '@/utils/capture/types';

/** Which token it is, as far as the console's form told, and where it came from. */
export function originWords({ tokenId, source, pageOrg }: Capture): string {
  const id = tokenId === undefined ? '' : `${i18n.t('popup.capture.tokenId', [tokenId])} `;
  if (source === 'paste') return id + i18n.t('popup.capture.pasted');
  return (
    id +
    (pageOrg === undefined
      ? i18n.t('popup.capture.fromConsole')
      : i18n.t('popup.capture.fromOrganization', [pageOrg]))
  );
}

/** For how many minutes from `now` (epoch milliseconds) a capture is kept; the last one has begun. */
export function minutesLeft({ expiresAt }: Capture, now: number): number {
  return Math.max(1, Math.ceil((expiresAt - now) / 60_000));
}
