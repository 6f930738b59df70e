import * as z from 'zod/mini';
import { Id, OptionalText } from '../free-text';
import type { Secret } from '../secret';

/** What servers write into their tokens. Hints for display, caching and the next question, never proof of anything. */
const Claims = z.object({
  /** Whose token it is; in every token seen (docs/facts/infisical-api.md, section 13). */
  authTokenType: z.catch(z.optional(z.enum(['identityAccessToken', 'accessToken'])), undefined),
  /** Epoch seconds. */
  exp: z.catch(z.optional(z.number()), undefined),
  /** Organization of an identity's token, the chosen sub-organization included. */
  orgId: z.catch(z.optional(Id), undefined),
  /** Organization of a user's token. */
  organizationId: z.catch(z.optional(Id), undefined),
  subOrganizationId: z.catch(z.optional(Id), undefined),
  identityName: OptionalText,
  email: OptionalText,
});
export type Claims = z.infer<typeof Claims>;

/** The claims of a token, unverified; empty for anything that is not a JWT. */
export function claimsOf(token: Secret): Partial<Claims> {
  try {
    const payload = token.reveal().split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) =>
      c.charCodeAt(0),
    );
    return Claims.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? {};
  } catch {
    return {};
  }
}
