import * as z from 'zod/v3';
import type { Behaviour } from '../versions';

/** Infisical's slug rule, shared by connections (max 64) and syncs (max 256). */
export function slug(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'name field must be at least 1 lowercase character')
    .max(max, `name field must be at most ${max} lowercase characters`)
    .refine(isSlug, { message: 'name field can only contain lowercase letters, numbers, and hyphens' });
}

/** The helper that was there before. */
function loweredSlug(max: number) {
  return z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'name field must be at least 1 character')
    .max(max, `name field must be at most ${max} characters`)
    .refine(isSlug, { message: 'name field can only contain letters, numbers, and hyphens' });
}

type Name = ReturnType<typeof slug>;

function isSlug(name: string): boolean {
  return name === '' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
}

const UNSUPPORTED = 'Not supported for Humanitec Connections';
const never = (allowed: false | null) =>
  z.unknown().refine((value) => value === undefined || value === allowed, { message: UNSUPPORTED });

const common = {
  description: z.string().trim().max(256, 'Description cannot exceed 256 characters').nullish(),
  isPlatformManagedCredentials: never(false),
  isAutoRotationEnabled: never(false),
  gatewayId: never(null),
  gatewayPoolId: never(null),
  rotation: never(null),
};

const Credentials = z.object({ apiToken: z.string().trim().min(1, 'API Token required') });

/** Bodies of `POST /humanitec` and `PATCH /humanitec/{id}` (docs/facts/infisical-api.md, 5). */
function bodies(name: Name) {
  return {
    CreateBody: z
      .discriminatedUnion('method', [z.object({ method: z.literal('api-token'), credentials: Credentials })])
      .and(z.object({ name, projectId: z.string().optional(), ...common })),
    PatchBody: z.object({ name: name.optional(), credentials: Credentials.optional(), ...common }),
  };
}
export type CreateBody = z.infer<ReturnType<typeof bodies>['CreateBody']>;
export type PatchBody = z.infer<ReturnType<typeof bodies>['PatchBody']>;

const byNameRule: Record<Behaviour['nameRule'], ReturnType<typeof bodies>> = {
  'lowered-32': bodies(loweredSlug(32)),
  'strict-64': bodies(slug(64)),
};

export function bodiesFor(rule: Behaviour['nameRule']) {
  return byNameRule[rule];
}

export const Id = z.string().uuid();
