import { serviceUsersUrl } from '../../humanitec/console';
import type { TokenInfo } from '../../humanitec/schemas';
import { type Sentence, say } from '../../sentence';
import type { Answered } from '../answered';
import { EXPIRY_WARNING_DAYS } from '../limits';
import type { Check, Remedy } from '../types';
import { moment } from '../words';

const DAY_MS = 86_400_000;

export interface ExpiryEvidence {
  /** Metadata of the user's tokens; undefined where it could not be asked for. */
  tokens: Answered<TokenInfo[]> | undefined;
  /** Token id typed in the console's form. */
  tokenId?: string | undefined;
  /** What the console's form says: an ISO date, or null for never. From a web page, so only ever a hint. */
  hint?: string | null | undefined;
  /** Where to make a new token. */
  org?: string | undefined;
  now: number;
}

/** The metadata of the captured token: by its id, or because the user has no other. */
export function matchToken({ tokens, tokenId }: ExpiryEvidence): TokenInfo | undefined {
  if (!tokens?.ok) return undefined;
  const [only, ...others] = tokens.value;
  return tokens.value.find(({ id }) => id === tokenId) ?? (others.length === 0 ? only : undefined);
}

/** When the token ends. Connections break on that day: Infisical does not renew tokens. */
export function expiryCheck(evidence: ExpiryEvidence): Check {
  const token = matchToken(evidence);
  if (token?.expiresAt === undefined) return fromHint(evidence);
  const isNamed = isNamedByPage(evidence);
  if (token.expiresAt === null) return good(evidence, isNamed, say('access.expiry.never'));
  const end = Date.parse(token.expiresAt);
  if (Number.isNaN(end)) return fromHint(evidence);
  const left = daysLeft(end, evidence.now);
  if (left === null) return ending('fail', 'access.expiry.past', end, 0, evidence.org);
  if (left < EXPIRY_WARNING_DAYS) return ending('warn', 'access.expiry.soon', end, left, evidence.org);
  return good(evidence, isNamed, say('access.expiry.date', moment(new Date(end)), left));
}

/** Which of several tokens it is, only the page has said. */
function isNamedByPage({ tokens }: ExpiryEvidence): boolean {
  return tokens?.ok === true && tokens.value.length > 1;
}

/** Good news about a token that the page has named may be about another one: then they are a hint. */
function good(evidence: ExpiryEvidence, isNamed: boolean, finding: Sentence): Check {
  if (!isNamed) return { id: 'expiry', verdict: 'pass', finding };
  const named = finding.params.length === 0 ? 'access.expiry.namedNever' : 'access.expiry.namedDate';
  return {
    id: 'expiry',
    verdict: 'unknown',
    finding: say(named, ...finding.params),
    remedy: remedyFor(evidence),
  };
}

function fromHint(evidence: ExpiryEvidence): Check {
  const { hint, org, now, tokens } = evidence;
  const isRefused = tokens?.ok === false && tokens.trouble === 'refused';
  const open = (finding: Sentence): Check => ({
    id: 'expiry',
    verdict: 'unknown',
    finding,
    remedy: remedyFor(evidence),
  });
  if (hint === undefined) return open(say('access.expiry.unknown'));
  if (hint === null) return open(say(isRefused ? 'access.expiry.hintNever' : 'access.expiry.formNever'));
  const end = Date.parse(hint);
  const left = daysLeft(end, now) ?? 0;
  const finding = isRefused ? 'access.expiry.hintDate' : 'access.expiry.formDate';
  if (left < EXPIRY_WARNING_DAYS) return ending('warn', finding, end, left, org);
  return open(say(finding, moment(new Date(end)), left));
}

/** Asking again helps where there was no answer; otherwise the console's list of tokens has the date. */
function remedyFor({ tokens, org }: ExpiryEvidence): Remedy {
  if (tokens?.ok === false && tokens.trouble !== 'refused') return { text: say('access.token.tryAgain') };
  const url = serviceUsersUrl(org);
  return { text: say('access.expiry.lookUp'), url };
}

/** Whole days until the end; null once it is past. */
function daysLeft(end: number, now: number): number | null {
  return end <= now ? null : Math.floor((end - now) / DAY_MS);
}

function ending(
  verdict: 'warn' | 'fail',
  finding: `access.expiry.${'past' | 'soon' | 'hintDate' | 'formDate'}`,
  end: number,
  left: number,
  org: string | undefined,
): Check {
  return {
    id: 'expiry',
    verdict,
    finding: say(finding, moment(new Date(end)), left),
    remedy: {
      text: say('access.expiry.createNew'),
      url: serviceUsersUrl(org),
    },
  };
}
