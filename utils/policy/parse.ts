import * as z from 'zod/mini';
import { fail } from '../failure';

/** What an administrator can fix: the whole of managed storage. Once anything is there, the list must be, too. */
const Managed = z.strictObject({
  policy: z.strictObject({
    /** Ids of the Humanitec organizations whose tokens may be pushed; empty means none. */
    allowedHumanitecOrganizations: z.array(z.string()),
    /** Whether a service user may be made developer of an app from the popup; absent means yes. */
    allowFixHere: z.optional(z.boolean()),
  }),
  /**
   * Stays when a Chromium drops a `policy` that does not fit its schema, and so tells that one was meant
   * (docs/policy.md).
   */
  policyRequired: z.optional(z.literal(true)),
});

/** What is in force. */
export interface Policy {
  allowedHumanitecOrganizations: readonly string[];
  allowFixHere: boolean;
}

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
    const { allowedHumanitecOrganizations, allowFixHere = true } = parsed.data.policy;
    return { allowedHumanitecOrganizations, allowFixHere };
  }
  const [issue] = parsed.error.issues;
  throw fail('policyUnreadable', issue && misfit(managed, issue).map(cut));
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
    const known = path.length === 0 ? Managed.shape : Managed.shape.policy.shape;
    return [pointer(path), keysOf(known), issue.keys.join(', ')];
  }
  const expected = issue.code === 'invalid_type' ? issue.expected : 'true';
  return [pointer(path), expected, typeOf(value)];
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

const LONGEST = 80;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);
