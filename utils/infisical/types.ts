import * as z from 'zod/mini';
import { CLOUD_IDS } from './clouds';

export const Instance = z.enum([...CLOUD_IDS, 'self-hosted']);
export type Instance = z.infer<typeof Instance>;

/** How a profile gets a bearer token. Secrets are not part of it: they live in the credential store. */
export const SignIn = z.discriminatedUnion('method', [
  z.object({ method: z.literal('browser-session') }),
  z.object({
    method: z.literal('universal-auth'),
    clientId: z.string(),
    /** Sub-organization to sign in to, where the user named one. */
    organizationSlug: z.optional(z.string()),
    /** Whether the client secret is kept on disk, encrypted under a passphrase. */
    remember: z.boolean(),
    /** Minutes after which a remembered secret asks for its passphrase again; absent: only after a browser restart. */
    lockAfterMinutes: z.optional(z.number().check(z.gte(1), z.lte(1440))),
  }),
  z.object({ method: z.literal('access-token') }),
]);
export type SignIn = z.infer<typeof SignIn>;

/** In the order in which they are offered. */
export const SIGN_IN_METHODS = [
  'browser-session',
  'universal-auth',
  'access-token',
] as const satisfies readonly SignIn['method'][];

/**
 * Where a connection lives: the whole organization, or one project. Fixed at creation (docs/facts/infisical-api.md, 4).
 */
export const Scope = z.discriminatedUnion('level', [
  z.object({ level: z.literal('organization') }),
  z.object({ level: z.literal('project'), id: z.string(), name: z.string() }),
]);
export type Scope = z.infer<typeof Scope>;

/** Characters of the user's own name for a profile. */
export const LABEL_MAX = 40;

/** One Infisical to push to. */
export const Profile = z.object({
  id: z.string(),
  /** The user's own name for it; empty means the name of the Cloud, or the host. */
  label: z.string(),
  instance: Instance,
  /** Origin without a trailing slash, e.g. `https://app.infisical.com`. */
  siteUrl: z.string(),
  /** Whether the browser's cookies of the site go along, for an access proxy in front of it. */
  sendCookies: z.optional(z.boolean()),
  signIn: SignIn,
  scope: Scope,
});
export type Profile = z.infer<typeof Profile>;

/** All that a request to an Infisical needs to know of its profile: each is asked about by the policy before it is sent. */
export type Site = Pick<Profile, 'siteUrl' | 'sendCookies'> & { method: SignIn['method'] };

/** Secrets a form hands over together with a profile; empty means "keep what is stored". */
export const Credentials = z.object({
  clientSecret: z.optional(z.string()),
  accessToken: z.optional(z.string()),
  /** Encrypts (or, when locked, decrypts) a remembered client secret. */
  passphrase: z.optional(z.string()),
});
export type Credentials = z.infer<typeof Credentials>;

/**
 * Where the secret of a profile is, which is all that a page may know of it: `memory` until the browser closes; remembered
 * on disk, and `unlocked` or `locked`; `missing`; or `none`, because it needs none.
 */
export type SecretPlace = 'none' | 'memory' | 'unlocked' | 'locked' | 'missing';

/** Infisical's Humanitec App Connection, as far as this extension looks at it. */
export const Connection = z.object({
  id: z.string(),
  name: z.string(),
  orgId: z.string(),
  projectId: z.nullable(z.string()),
  projectName: z.nullable(z.string()),
});
export type Connection = z.infer<typeof Connection>;

export const Project = z.object({ id: z.string(), name: z.string() });
export type Project = z.infer<typeof Project>;

/** Whom Infisical takes us for. `name` is only known where an answer carries it. */
export const Account = z.object({
  kind: z.enum(['user', 'machine-identity', 'unknown']),
  name: z.optional(z.string()),
  organization: z.optional(z.object({ id: z.string(), name: z.string(), slug: z.optional(z.string()) })),
});
export type Account = z.infer<typeof Account>;

/** Where a sync writes to (docs/facts/infisical-api.md, section 9). */
export const SyncDestination = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('application'), org: z.string(), app: z.string() }),
  z.object({ scope: z.literal('environment'), org: z.string(), app: z.string(), env: z.string() }),
]);
export type SyncDestination = z.infer<typeof SyncDestination>;
