import * as z from 'zod/mini';

/** What is known about a token that was pushed: whose it is, which one, and until when. No secret. */
export const TokenFacts = z.object({
  humanitecOrganizations: z.array(z.string()),
  serviceUserId: z.optional(z.string()),
  serviceUserName: z.optional(z.string()),
  tokenId: z.optional(z.string()),
  /** An ISO date; null for never, absent where it is not known. */
  tokenExpiresAt: z.optional(z.nullable(z.string())),
});
export type TokenFacts = z.infer<typeof TokenFacts>;

/** One line of the local history. No secrets. */
export const HistoryEntry = z.extend(TokenFacts, {
  /** Id of the push. */
  id: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  kind: z.enum(['created', 'rotated']),
  siteUrl: z.string(),
  /** Absent in entries that were written before profiles were noted. */
  profileId: z.optional(z.string()),
  organizationId: z.string(),
  organizationName: z.optional(z.string()),
  /** Of the project that the connection belongs to; null for the whole organization. */
  projectId: z.nullable(z.string()),
  /** What was asked for instead, where Infisical made something else of it: older servers drop the project. */
  wantedProjectId: z.optional(z.nullable(z.string())),
  connectionId: z.string(),
  connectionName: z.string(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
