import * as z from 'zod/mini';
import { cleanText } from '../free-text';
import { knowSecret } from '../redact';

/**
 * A token as nobody documents it: one line without white space, 20–2048 characters of a closed set
 * (humanitec-api.md, section 5, "Detection rule").
 */
export const TokenText = z.string().check(z.regex(/^[A-Za-z0-9._~+/=-]{20,2048}$/));

/** What the content script tells about a token it was told to send. Everything in it came from a web page. */
export const CaptureDelivery = z.pipe(
  z.object({
    token: TokenText,
    /** The token id typed in the console's form, when it was seen. */
    tokenId: z.optional(z.string()),
    /** What was chosen for its expiry, as the console's form has it (`7 Days`, a date, …): a hint, shown as such. */
    expiryHint: z.optional(z.string()),
  }),
  z.transform(withoutTokenInHints),
);
export type CaptureDelivery = z.infer<typeof CaptureDelivery>;

/** A page could have its token shown and stored as one of the hints: ids, unlike tokens, are written to disk. */
function withoutTokenInHints<
  T extends { token: string; tokenId?: string | undefined; expiryHint?: string | undefined },
>(delivery: T): T {
  knowSecret(delivery.token);
  const { tokenId, expiryHint } = delivery;
  return {
    ...delivery,
    ...(tokenId === undefined ? {} : { tokenId: cleanText(tokenId) }),
    ...(expiryHint === undefined ? {} : { expiryHint: cleanText(expiryHint) }),
  };
}

/** How a token came in. */
export const CaptureSource = z.enum(['console', 'paste', 'menu']);
export type CaptureSource = z.infer<typeof CaptureSource>;

/** A capture without its token: all that popup and badge need. Times are epoch milliseconds. */
export const Capture = z.object({
  id: z.string(),
  /** Last four characters behind bullets, e.g. `••••••••3f9a`. */
  masked: z.string(),
  source: CaptureSource,
  /** Organization id in the URL of the console page the token was captured on. */
  pageOrg: z.optional(z.string()),
  tokenId: z.optional(z.string()),
  expiryHint: z.optional(z.string()),
  /** Its length in characters, where it was taken out of a longer text that was pasted: said, so that it can be compared. */
  excerptLength: z.optional(z.number()),
  capturedAt: z.number(),
  expiresAt: z.number(),
});
export type Capture = z.infer<typeof Capture>;
