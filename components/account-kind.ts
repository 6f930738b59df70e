import { i18n } from '#i18n';
import type { Account } from '@/utils/infisical/types';

/** Our own words for somebody whose name is not known. */
export function accountKind({ kind }: Account): string {
  return i18n.t(KINDS[kind]);
}

const KINDS = {
  user: 'options.test.user',
  'machine-identity': 'options.test.machine',
  unknown: 'options.test.someone',
} as const;
