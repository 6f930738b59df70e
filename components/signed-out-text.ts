import { i18n } from '#i18n';

/** Says where a session was looked for: a request of an extension itself has the cookies of normal windows only. */
export function signedOutText(host: string): string {
  return import.meta.env.FIREFOX
    ? i18n.t('popup.destination.signedOutFirefox', [host])
    : i18n.t('popup.destination.signedOut', [host]);
}
