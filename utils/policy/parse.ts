import type * as z from 'zod/mini';
import { refuse } from './refusal';
import { ANY, knownKeys, Managed } from './schema';
import { type Policy, UNRESTRICTED } from './types';

/**
 * Reads what managed storage holds. Nothing is guessed: an unknown key, JSON as text or a level too many is refused like
 * a wrong type.
 *
 * @param managed all of managed storage
 * @throws `policyUnreadable` with the place (`/policy/…`), what should be there and what is: names of keys or of JSON
 * types, never values
 */
export function parsePolicy(managed: unknown): Policy {
  const parsed = Managed.safeParse(managed);
  if (parsed.success) {
    const { allowedHumanitecOrganizations: ids, ...rest } = parsed.data.policy;
    return { ...UNRESTRICTED, ...rest, allowedHumanitecOrganizations: ids[0] === ANY ? 'any' : ids };
  }
  const [issue] = parsed.error.issues;
  throw refuse('policyUnreadable', issue && misfit(managed, issue).map(cut));
}

type Misfit = [place: string, expected: string, came: string];

function misfit(managed: unknown, issue: z.core.$ZodIssue): Misfit {
  const { path } = issue;
  const key = path.at(-1);
  const value = at(managed, path);
  if (key !== undefined && value === undefined) {
    const parent = path.slice(0, -1);
    return [pointer(parent), String(key), keysOf(at(managed, parent))];
  }
  if (issue.code === 'unrecognized_keys') {
    return [pointer(path), knownKeys(path).join(', '), issue.keys.join(', ')];
  }
  // Objects are refused for their keys alone, once they are objects.
  const came =
    issue.code === 'custom' && typeof value === 'object' && !Array.isArray(value)
      ? keysOf(value)
      : typeOf(value);
  return [pointer(path), expectedBy(issue), came];
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  return issue.code === 'invalid_value' ? issue.values.join(' | ') : issue.message;
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((holder, key) => (holder as Record<PropertyKey, unknown>)[key], value);

/** A place in JSON, as JSON Pointer (RFC 6901) writes it, with `/` for the whole. */
const pointer = (path: readonly PropertyKey[]): string => `/${path.map(String).join('/')}`;

const keysOf = (value: unknown): string => Object.keys(value as object).join(', ') || '{}';

/** The name that JSON has for the type of a value. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const LONGEST = 300;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);
