import { daysUntil } from '../../days';
import { serviceUsersUrl } from '../../humanitec/console';
import type { TokenInfo } from '../../humanitec/schemas';
import { say } from '../../sentence';
import { expiryOf } from '../expiry-hint';
import { homeOf } from '../home';
import { EXPIRY_WARNING_DAYS } from '../limits';
import type { Remedy } from '../types';
import { type CheckResult, defineCheck, type Facts } from './check';
import { TRY_AGAIN } from './remedies';

type ExpiryFacts = Pick<Facts, 'capture' | 'tokens' | 'organizations'>;

/** When the token ends. Connections break on that day: Infisical does not renew tokens. */
export const expiryCheck = defineCheck({
  id: 'expiry',
  needs: ['capture', 'tokens', 'organizations'],
  severity: 'advisory',
  evaluate: (facts) => {
    const token = matchToken(facts);
    if (token?.expiresAt === undefined) return fromHint(facts);
    const isNamed = isNamedByPage(facts);
    if (token.expiresAt === null) {
      return isNamed
        ? open('access.expiry.namedNever', facts)
        : { verdict: 'pass', finding: say('access.expiry.never') };
    }
    const end = Date.parse(token.expiresAt);
    if (Number.isNaN(end)) return fromHint(facts);
    if (end <= Date.now()) return ending('fail', 'access.expiry.past', end, facts);
    if (isSoon(end)) return ending('warn', 'access.expiry.soon', end, facts);
    return isNamed
      ? open('access.expiry.namedDate', facts, end)
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
function isNamedByPage({ tokens }: ExpiryFacts): boolean {
  return tokens?.ok === true && tokens.value.length > 1;
}

/** What the console's form says comes from a web page, so it is only ever a hint. */
function fromHint(facts: ExpiryFacts): CheckResult {
  const { capture, tokens } = facts;
  const hint = expiryOf(capture.expiryHint, capture.capturedAt);
  const isRefused = tokens?.ok === false && tokens.trouble === 'refused';
  if (hint === undefined) return open('access.expiry.unknown', facts);
  if (hint === null) return open(isRefused ? 'access.expiry.hintNever' : 'access.expiry.formNever', facts);
  const end = Date.parse(hint);
  const finding = isRefused ? 'access.expiry.hintDate' : 'access.expiry.formDate';
  return isSoon(end) ? ending('warn', finding, end, facts) : open(finding, facts, end);
}

function isSoon(end: number): boolean {
  return daysUntil(end, Date.now()) < EXPIRY_WARNING_DAYS;
}

type Key = `access.expiry.${'past' | 'soon' | 'unknown' | `${'hint' | 'form' | 'named'}${'Never' | 'Date'}`}`;

function open(key: Key, facts: ExpiryFacts, end?: number): CheckResult {
  const finding = end === undefined ? say(key) : say(key, ...when(end));
  return { verdict: 'unknown', finding, remedy: lookUp(facts) };
}

function ending(verdict: 'warn' | 'fail', key: Key, end: number, facts: ExpiryFacts): CheckResult {
  const remedy = { text: say('access.expiry.createNew'), url: serviceUsersUrl(homeOf(facts)) };
  return { verdict, finding: say(key, ...when(end)), remedy };
}

/** Asking again helps where there was no answer; otherwise the console's list of tokens has the date. */
function lookUp(facts: ExpiryFacts): Remedy {
  const { tokens } = facts;
  if (tokens?.ok === false && tokens.trouble !== 'refused') return TRY_AGAIN;
  return { text: say('access.expiry.lookUp'), url: serviceUsersUrl(homeOf(facts)) };
}

function when(end: number) {
  const moment = new Date(end).toISOString();
  return [{ date: moment }, { daysUntil: moment }] as const;
}
