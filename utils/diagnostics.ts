import type { Destination } from './destination/types';
import type { Failure } from './failure';
import { API_HOST, CONSOLE_HOST } from './humanitec/hosts';
import { CLOUD_IDS, CLOUDS } from './infisical/clouds';
import { hostPattern } from './infisical/site-url';
import { type Profile, SIGN_IN_METHODS } from './infisical/types';
import type { InForce } from './policy/in-force';
import { fixedKeys } from './policy/types';
import type { Preflight } from './preflight/types';
import type { Push } from './push/types';

/** What a report of a problem is made from. */
export interface DiagnosticFacts {
  version: string;
  /** The browser's own description of itself. */
  userAgent: string;
  permissions: readonly string[];
  /** Match patterns of the hosts that are allowed. */
  hosts: readonly string[];
  profiles: readonly Profile[];
  /** How many captures wait. */
  captures: number;
  preflight: Preflight | null;
  destination: Destination | null;
  push: Push | null;
  policy: InForce;
  /** How many pushes the history has. */
  history: number;
}

/** Hosts that are the same for everybody. All others are somebody's own, and are counted. */
const KNOWN_HOSTS = new Map<string, string>([
  [API_HOST, 'Humanitec API'],
  [CONSOLE_HOST, 'Humanitec console'],
  ...CLOUD_IDS.map((id) => [hostPattern(CLOUDS[id].origin), CLOUDS[id].name] as const),
]);

/**
 * What support asks for, as lines for a public ticket: versions, counts, states and codes, in the same words for every
 * language. Takes nothing that anybody typed or a service named: no names, ids, addresses, parameters of a failure, secrets.
 */
export function diagnostics(facts: DiagnosticFacts): string {
  const lines = {
    extension: facts.version,
    browser: facts.userAgent,
    permissions: list(facts.permissions),
    hosts: hosts(facts.hosts),
    profiles: profiles(facts.profiles),
    'waiting tokens': String(facts.captures),
    preflight: preflight(facts.preflight),
    destination: destination(facts.destination),
    push: push(facts.push),
    policy: policy(facts.policy),
    history: String(facts.history),
  };
  return Object.entries(lines)
    .map(([name, text]) => `${name}: ${text}\n`)
    .join('');
}

function hosts(patterns: readonly string[]): string {
  const names = patterns.flatMap((pattern) => KNOWN_HOSTS.get(pattern) ?? []);
  return list([...names, `others ${patterns.length - names.length}`]);
}

function profiles(all: readonly Profile[]): string {
  const count = (method: string) => all.filter(({ signIn }) => signIn.method === method).length;
  return `${all.length} (${SIGN_IN_METHODS.map((method) => `${method} ${count(method)}`).join(', ')})`;
}

function preflight(shown: Preflight | null): string {
  return shown ? list([shown.state, shown.verdict, ...failure(shown.failure)]) : 'none';
}

function destination(shown: Destination | null): string {
  if (!shown) return 'none';
  return list([shown.state, ...('failure' in shown ? failure(shown.failure) : [])]);
}

function push(shown: Push | null): string {
  if (!shown) return 'none';
  const step = shown.state === 'running' ? [shown.step.name] : [];
  const problem =
    shown.state === 'uncertain' ? shown.obstacle : 'failure' in shown ? shown.failure : undefined;
  return list([shown.request.kind, shown.state, ...step, ...failure(problem)]);
}

function policy(inForce: InForce): string {
  if (inForce.kind === 'policy') return list(['in force', ...fixedKeys(inForce.policy)]);
  return list([inForce.kind, ...(inForce.kind === 'refused' ? failure(inForce.failure) : [])]);
}

/** Code and status alone: what goes into a failure's words names people and servers. */
function failure(known: Failure | undefined): string[] {
  if (!known) return [];
  return known.status === undefined ? [known.code] : [known.code, `HTTP ${known.status}`];
}

function list(parts: readonly string[]): string {
  return parts.join(', ');
}
