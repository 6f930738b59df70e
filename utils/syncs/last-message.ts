import * as z from 'zod/mini';
import { type Sentence, say } from '../sentence';

/** What a sync says about a failure, in any of its forms (docs/facts/infisical-api.md, sections 9 and 13). */
const Told = z.object({
  secretKey: z.optional(z.string()),
  message: z.catch(z.optional(z.string()), undefined),
  error: z.catch(z.optional(z.union([z.string(), z.object({ error: z.string() })])), undefined),
});

/** Of Humanitec's errors the code alone is shown: their words may repeat what was sent. */
const CODE = /^[A-Z]{2,10}-\d{1,5}$/;
/** The one code that is known: the token is not accepted (docs/facts/humanitec-api.md, section 1). */
const NO_TOKEN = 'API-000';

/** `lastSyncMessage` of a failed run in plain words. */
export function lastMessage(raw: string | null | undefined): Sentence {
  if (!raw) return say('sync.lastRun.none');
  const told = read(raw);
  if (!told) return say('sync.lastRun.other', raw);
  const { key, code, text } = told;
  if (/folder no longer exists/.test(text)) return say('sync.lastRun.folderGone');
  if (code === NO_TOKEN) return say('sync.lastRun.token');
  return key === undefined ? say('sync.lastRun.refused', code) : say('sync.lastRun.keyRefused', key, code);
}

/**
 * Undefined where it is a plain text: an answer of Humanitec's, or of a proxy before it, comes as JSON, be it a text in quotes.
 * A message that is too long breaks off, and is no JSON any more.
 */
function read(raw: string): { key: string | undefined; code: string; text: string } | undefined {
  if (!/^["[{]/.test(raw)) return undefined;
  const told = Told.safeParse(parsed(raw)).data;
  if (!told) {
    const key = /^\{"secretKey":"([^"\\]*)"/.exec(raw)?.[1];
    return { key, code: codeIn(/"error":"([^"]*)"/.exec(raw)?.[1]), text: '' };
  }
  const { secretKey, error, message = '' } = told;
  return { key: secretKey, code: codeIn(typeof error === 'object' ? error.error : error), text: message };
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function codeIn(error: string | undefined): string {
  return error !== undefined && CODE.test(error) ? error : '?';
}
