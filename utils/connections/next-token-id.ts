import { dayText } from '../days';

/**
 * The id for the next token of a service user, by the month: `infisical-2026-12`, then `infisical-2026-12-2`. Humanitec keeps
 * ids apart by service user, and an old token holds its id until it is revoked.
 *
 * @param known ids that were seen with this service user, whether they are still there or not
 */
export function nextTokenId(known: readonly (string | undefined)[], now: Date): string {
  const month = `infisical-${dayText(now).slice(0, '2026-12'.length)}`;
  const used = known.flatMap((id) => {
    if (id === month) return 1;
    const suffix = id?.startsWith(`${month}-`) ? id.slice(month.length + 1) : '';
    return /^\d{1,3}$/.test(suffix) ? Number(suffix) : [];
  });
  return used.length === 0 ? month : `${month}-${Math.max(1, ...used) + 1}`;
}
