import { i18n } from '#i18n';

/** A number of minutes, in words. */
export function minutesText(minutes: number): string {
  return minutes === 1
    ? i18n.t('options.preferences.minuteValue')
    : i18n.t('options.preferences.minutesValue', [String(minutes)]);
}
