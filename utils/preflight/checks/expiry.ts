import { daysUntil } from '../../days';
import { serviceUsersUrl } from '../../humanitec/console';
import type { TokenInfo } from '../../humanitec/schemas';
import { say } from '../../sentence';
import { expiryOf } from '../expiry-hint';
import { homeOf } from '../home';
import { EXPIRY_WARNING_DAYS } from '../limits';
import type { Remedy } from '../types';
import { defineCheck, type Facts, type Finding } from './check';
import { TRY_AGAIN } from './remedies';

type Evidence = Pick<Facts, 'capture' | 'tokens' | 'organizations'>;

/** When the token ends. Connections break on that day: Infisical does not renew tokens. */
export const expiryCheck = defineCheck({
  id: 'expiry',
  needs: ['capture', 'tokens', 'organizations'],
  severity: 'advisory',
  evaluate: (evidence) => {
    const token = matchToken(evidence);
    if (token?.expiresAt === undefined) return fromHint(evidence);
    const isNamed = isNamedByPage(evidence);
    if (token.expiresAt === null) {
      return isNamed
        ? open('access.expiry.namedNever', evidence)
        : { verdict: 'pass', finding: say('access.expiry.never') };
    }
    const end = Date.parse(token.expiresAt);
    if (Number.isNaN(end)) return fromHint(evidence);
    if (end <= Date.now()) return ending('fail', 'access.expiry.past', end, evidence);
    if (isSoon(end)) return ending('warn', 'access.expiry.soon', end, evidence);
    return isNamed
      ? open('access.expiry.namedDate', evidence, end)
      : { verdict: 'pass', finding: say('access.expiry.date', ...when(end)) };
  },
});

/** The metadata of the captured token: by its id, or because the user has no other. */
export function matchToken({ tokens, capture }: Pick<Facts, 'capture' | 'tokens'>): TokenInfo | undefined {
  if (!tokens?.ok) return undefined;
  const [only, ...others] = tokens.value;
  return tokens.value.find(({ id }) => id === capture.tokenId) ?? (others.length === 0 ? only : undefined);
}

/** Which of several tokens it is, only the page has said: good news may be about another one, and is a hint then. */
function isNamedByPage({ tokens }: Evidence): boolean {
  return tokens?.ok === true && tokens.value.length > 1;
}

/** What the console's form says comes from a web page, so it is only ever a hint. */
function fromHint(evidence: Evidence): Finding {
  const { capture, tokens } = evidence;
  const hint = expiryOf(capture.expiryHint, capture.capturedAt);
  const isRefused = tokens?.ok === false && tokens.trouble === 'refused';
  if (hint === undefined) return open('access.expiry.unknown', evidence);
  if (hint === null) return open(isRefused ? 'access.expiry.hintNever' : 'access.expiry.formNever', evidence);
  const end = Date.parse(hint);
  const finding = isRefused ? 'access.expiry.hintDate' : 'access.expiry.formDate';
  return isSoon(end) ? ending('warn', finding, end, evidence) : open(finding, evidence, end);
}

function isSoon(end: number): boolean {
  return daysUntil(end, Date.now()) < EXPIRY_WARNING_DAYS;
}

type Key = `access.expiry.${'past' | 'soon' | 'unknown' | `${'hint' | 'form' | 'named'}${'Never' | 'Date'}`}`;

function open(key: Key, evidence: Evidence, end?: number): Finding {
  const finding = end === undefined ? say(key) : say(key, ...when(end));
  return { verdict: 'unknown', finding, remedy: lookUp(evidence) };
}

function ending(verdict: 'warn' | 'fail', key: Key, end: number, evidence: Evidence): Finding {
  const remedy = { text: say('access.expiry.createNew'), url: serviceUsersUrl(homeOf(evidence)) };
  return { verdict, finding: say(key, ...when(end)), remedy };
}

/** Asking again helps where there was no answer; otherwise the console's list of tokens has the date. */
function lookUp(evidence: Evidence): Remedy {
  const { tokens } = evidence;
  if (tokens?.ok === false && tokens.trouble !== 'refused') return TRY_AGAIN;
  return { text: say('access.expiry.lookUp'), url: serviceUsersUrl(homeOf(evidence)) };
}

function when(end: number) {
  const moment = new Date(end).toISOString();
  return [{ date: moment }, { daysUntil: moment }] as const;
}
