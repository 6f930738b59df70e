import * as z from 'zod/v3';

/** Infisical's slug rule, shared by connections (max 64) and syncs (max 256). */
export function slug(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'name field must be at least 1 lowercase character')
    .max(max, `name field must be at most ${max} lowercase characters`)
    .refine((name) => name === '' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name), {
      message: 'name field can only contain lowercase letters, numbers, and hyphens',
    });
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

/** Body of `POST /humanitec` (docs/facts/infisical-api.md, 5). */
export const CreateBody = z
  .discriminatedUnion('method', [z.object({ method: z.literal('api-token'), credentials: Credentials })])
  .and(z.object({ name: slug(64), projectId: z.string().optional(), ...common }));
export type CreateBody = z.infer<typeof CreateBody>;

/** Body of `PATCH /humanitec/{id}`. */
export const PatchBody = z.object({
  name: slug(64).optional(),
  credentials: Credentials.optional(),
  ...common,
});
export type PatchBody = z.infer<typeof PatchBody>;

export const Id = z.string().uuid();
