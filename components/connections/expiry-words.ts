import { i18n } from '#i18n';
import { levelAt, PRESSING_DAYS } from '@/utils/connections/due';
import { endOf } from '@/utils/connections/expiry';
import type { Expiry, KnownConnection, SyncsSeen } from '@/utils/connections/types';
import { calendarDaysUntil } from '@/utils/days';
import type { Verdict } from '@/utils/preflight/types';

/** When a token ends and who would notice, e.g. "expires in 12 days, used by 3 syncs". */
export function standingWords({ expiry, seen }: KnownConnection, now: number): string {
  return [expiryWords(expiry, now), ...(seen ? usageWords(seen) : [])].join(', ');
}

/** How a connection stands, by its end and by what Infisical told last: the graver of both. */
export function standingVerdict({ expiry, health }: KnownConnection, now: number): Verdict {
  const ending = expiryVerdict(expiry, now);
  const told = health?.lines.map(({ verdict }) => verdict) ?? [];
  return (['fail', 'warn'] as const).find((grave) => ending === grave || told.includes(grave)) ?? ending;
}

/** How well an end is: whether there is something to do about it. */
function expiryVerdict(expiry: Expiry, now: number): Verdict {
  const end = endOf(expiry);
  if (!end) return expiry.kind === 'never' ? 'pass' : 'unknown';
  if (end.at <= now) return 'fail';
  const level = levelAt(end.at, now);
  return level !== undefined && level <= PRESSING_DAYS ? 'warn' : 'pass';
}

/** The most urgent first: by their ends, then those that may have one, then those without. */
export function byUrgency(one: KnownConnection, other: KnownConnection): number {
  return urgency(one) - urgency(other) || other.pushedAt - one.pushedAt;
}

function urgency({ expiry }: KnownConnection): number {
  const end = endOf(expiry);
  if (end) return end.at;
  // No date reaches so far, and both are numbers that can be told apart.
  return expiry.kind === 'unknown' ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER;
}

function expiryWords(expiry: Expiry, now: number): string {
  const end = endOf(expiry);
  if (!end) return i18n.t(expiry.kind === 'never' ? 'connections.never' : 'connections.unknown');
  const days = new Intl.RelativeTimeFormat(i18n.t('language'), { numeric: 'auto' });
  const when = days.format(calendarDaysUntil(end.at, now), 'day');
  return i18n.t(end.at <= now ? 'connections.expired' : 'connections.expires', [when]);
}

function usageWords({ projects, unlisted }: SyncsSeen): string[] {
  const count = projects.reduce((sum, { syncs }) => sum + syncs, 0);
  const used =
    count === 0
      ? i18n.t('connections.usedByNone')
      : count === 1
        ? i18n.t('connections.usedByOne')
        : i18n.t('connections.usedBy', [String(count)]);
  return unlisted === 0 ? [used] : [used, i18n.t('connections.notLookedAt', [String(unlisted)])];
}
