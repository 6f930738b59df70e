import * as z from 'zod/mini';
import { cleanText } from '../free-text';
import { PagePath } from '../humanitec/console-page';
import { knowSecret } from '../redact';
import { TOKEN } from './token-shape';

/** A token, as far as its shape tells (token-shape.ts). */
export const TokenText = z.string().check(z.regex(TOKEN));

/** How many captures wait at most: more than a person makes at a time. */
export const MOST_WAITING = 10;

/** What the content script tells about a token it was told to send. Everything in it came from a web page. */
export const CaptureDelivery = z.pipe(
  z.object({
    token: TokenText,
    /** The token id typed in the console's form, when it was seen. */
    tokenId: z.optional(z.string()),
    /** What was chosen for its expiry, as the console's form has it (`7 Days`, a date, …): a hint, shown as such. */
    expiryHint: z.optional(z.string()),
    /** Path of the page's address when the click was made: what a page has pushed to its history is no navigation. */
    path: z.optional(PagePath),
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
  /** Whether it comes from a container tab of Firefox: sessions there are out of reach. */
  isFromContainer: z.optional(z.boolean()),
  /** Its length in characters, where it was taken out of a longer text that was pasted: said, so that it can be compared. */
  excerptLength: z.optional(z.number()),
  capturedAt: z.number(),
  expiresAt: z.number(),
  /** What an administrator sets: beyond that it is not kept, whoever is at work with it. */
  latest: z.optional(z.number()),
});
export type Capture = z.infer<typeof Capture>;

/** The text of a captured token. */
export const VaultToken = z.object({ captureId: z.string(), token: z.string() });
export type VaultToken = z.infer<typeof VaultToken>;

/** A capture taken away by `Discard` that can be brought back to its place among the others until `until`. */
export const SetAside = z.object({ capture: Capture, place: z.number(), until: z.number() });
export type SetAside = z.infer<typeof SetAside>;

/** All that the vault holds: the captures in the order of their turn, with their tokens. */
export interface Vault {
  tokens: VaultToken[];
  captures: Capture[];
  setAside: SetAside[];
}

/** Somebody is at work with a capture: it is kept beyond its time, and while `isFirm` it stays the one in work. */
export const Lease = z.object({ captureId: z.string(), isFirm: z.boolean() });
export type Lease = z.infer<typeof Lease>;

/** What is kept of a capture on disk: nothing of its token, and not even its mask. */
export const Remnant = z.object({ captureId: z.string(), expiresAt: z.number() });
export type Remnant = z.infer<typeof Remnant>;
