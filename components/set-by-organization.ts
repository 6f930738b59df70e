import { i18n } from '#i18n';

/** What a control has that an administrator may take away: its own hint, or that it is switched off and by whom. */
export function hintedBy(isAllowed: boolean, hint?: string): { hint?: string; disabled?: boolean } {
  if (!isAllowed) return { disabled: true, hint: i18n.t('common.setByOrganization') };
  return hint === undefined ? {} : { hint };
}
