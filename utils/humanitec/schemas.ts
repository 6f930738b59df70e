import * as z from 'zod/mini';
import { cleanText, FreeText, Id, OptionalText as text } from '../free-text';
import { roleOf } from './roles';

/*
 * Answers of the Humanitec API, as far as this extension looks at them (docs/facts/humanitec-api.md, section 2). Only
 * what nothing works without is required: unknown keys are dropped, and a field of an unforeseen shape reads as missing.
 * Names are cleaned here; one without anything to show reads as the id.
 */

const Role = z.string().check(z.overwrite(roleOf));

export const Organization = z.pipe(
  z.object({ id: Id, name: text }),
  z.transform(({ id, name }) => ({ id, name: name ?? id })),
);
export type Organization = z.infer<typeof Organization>;

/** `type` is `user`, `service` or `system`; anything else reads as `unknown`. */
const UserType = z.catch(z.enum(['user', 'service', 'system', 'unknown']), 'unknown');

export const CurrentUser = z.pipe(
  z.object({
    id: Id,
    name: text,
    type: UserType,
    roles: z.catch(z.record(z.string(), z.unknown()), {}),
  }),
  z.transform(({ name, ...user }) => ({ ...user, name: name ?? user.id })),
);
export type CurrentUser = z.infer<typeof CurrentUser>;

const Environment = z.pipe(
  z.object({ id: Id, name: text, type: text }),
  z.transform(({ id, name, type }) => ({ id, name: name ?? id, type: type ?? '' })),
);
export type Environment = z.infer<typeof Environment>;

/** The schema of the specification says array, its examples show one object: both are taken. */
const Environments = z.catch(
  z.union([
    z.array(Environment),
    z.pipe(
      Environment,
      z.transform((environment) => [environment]),
    ),
  ]),
  [],
);

export const Application = z.pipe(
  z.object({ id: Id, name: text, status: text, envs: Environments }),
  z.transform(({ name, ...app }) => ({ ...app, name: name ?? app.id })),
);
export type Application = z.infer<typeof Application>;

/** A user or group with its role on an app. */
export const Member = z.object({ id: Id, role: Role });
export type Member = z.infer<typeof Member>;

/** A group of a user, with the group's role on the organization where the answer has it. */
export const Group = z.object({ id: Id, role: z.catch(z.optional(Role), undefined) });
export type Group = z.infer<typeof Group>;

/**
 * A Shared Value without its value, as a sync looks at it: nothing is missing that decides what the sync does. In an
 * environment's list `source` tells whose it is.
 */
export const SharedValue = z.pipe(
  z.object({ key: z.string(), is_secret: z.boolean(), source: z.enum(['app', 'env']) }),
  z.transform(({ key, is_secret, source }) => ({ key, isSecret: is_secret, source })),
);
export type SharedValue = z.infer<typeof SharedValue>;

/** Metadata of a token. Its id is free text: nothing but shown and looked for. `expiresAt` is null for never, and absent where it cannot be read. */
export interface TokenInfo {
  id: string;
  expiresAt?: string | null;
}

export const TokenInfo = z.pipe(
  z.object({ id: FreeText, expires_at: z.optional(z.unknown()) }),
  z.transform(({ id, expires_at }): TokenInfo => {
    if (expires_at === undefined || expires_at === null) return { id, expiresAt: null };
    return typeof expires_at === 'string' ? { id, expiresAt: afterYearOne(cleanText(expires_at)) } : { id };
  }),
);

/** Humanitec may answer `0001-01-01T00:00:00Z` for "never" (docs/facts/humanitec-api.md, section 5). */
function afterYearOne(date: string): string | null {
  return date.startsWith('0001-01-01') ? null : date;
}
