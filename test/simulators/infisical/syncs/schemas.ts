import * as z from 'zod/v3';
import { slug } from '../connections/schemas';

const SyncOptions = z.object({
  initialSyncBehavior: z.literal('overwrite-destination'),
  disableSecretDeletion: z.boolean().optional(),
  recursive: z.boolean().optional(),
  keySchema: z
    .string()
    .max(255)
    .refine((schema) => schema.includes('{{secretKey}}'), {
      message: 'Key schema must include {{secretKey}}',
    })
    .refine((schema) => /^[A-Za-z0-9_\-/]*$/.test(schema.replace(/\{\{(secretKey|environment)\}\}/g, '')), {
      message: 'Key schema can only contain letters, numbers, hyphens, underscores, and slashes',
    })
    .optional(),
});

const DestinationConfig = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('application'), org: z.string().min(1), app: z.string().min(1) }),
  z.object({
    scope: z.literal('environment'),
    org: z.string().min(1),
    app: z.string().min(1),
    env: z.string().min(1),
  }),
]);

/** Body of `POST /secret-syncs/humanitec` (docs/facts/infisical-api.md, 9). */
export const CreateBody = z.object({
  name: slug(256),
  projectId: z.string().min(1),
  connectionId: z.string().uuid(),
  environment: slug(64),
  secretPath: z
    .string()
    .trim()
    .min(1)
    .transform((path) => (path === '/' ? path : path.replace(/\/$/, ''))),
  description: z.string().trim().max(256).nullable().default(null),
  isAutoSyncEnabled: z.boolean().default(true),
  syncOptions: SyncOptions,
  destinationConfig: DestinationConfig,
});
export type CreateBody = z.infer<typeof CreateBody>;

/** Body of `PATCH /secret-syncs/humanitec/{id}`. */
export const PatchBody = CreateBody.omit({ projectId: true }).partial();

export const DestinationQuestion = z.object({
  destinationConfig: DestinationConfig,
  projectId: z.string(),
  connectionId: z.string().uuid().optional(),
  excludeSyncId: z.string().uuid().optional(),
});
