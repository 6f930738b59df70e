import * as z from 'zod/mini';

/** Why a run of a sync has failed, as far as its message tells. */
export type RunFailure =
  | { reason: 'untold' }
  | { reason: 'folder-gone' }
  | {
      /** A call of Humanitec's was refused: for a key, or the read before the first. */
      reason: 'refused';
      key: string | undefined;
      code: string | undefined;
      /** What of the connection was refused, where that can be told: its token, or the role of its service user. */
      refusal: 'token' | 'role' | undefined;
    }
  | { reason: 'other'; text: string };

/** In any of its forms (docs/facts/infisical-api.md, sections 9 and 13), which are Humanitec's own body, too. */
const Told = z.object({
  secretKey: z.optional(z.string()),
  message: z.catch(z.optional(z.string()), undefined),
  error: z.catch(z.optional(z.union([z.string(), z.looseObject({ error: z.string() })])), undefined),
});

/** A code of Humanitec's. Of its errors that alone is kept: their words may repeat what was sent. */
const CODE = /^[A-Z]{2,10}-\d{1,5}$/;
/** The words of Infisical's HTTP client for an answer without a body. */
const STATUS = /^Request failed with status code (\d{3})$/;
const FOLDER_GONE = /folder no longer exists/;

/**
 * What a code says of the token: `API-000` is that it is not accepted (docs/facts/humanitec-api.md, section 1); other codes are
 * not known, so those that are like a status are read as it. 403 is a missing right: the connection was made with the token.
 */
const REFUSALS: Record<string, 'token' | 'role'> = {
  'API-000': 'token',
  'API-401': 'token',
  'HTTP 401': 'token',
  'API-403': 'role',
  'HTTP 403': 'role',
};
const LIKE_A_STATUS = /[- ][45]\d\d$/;

interface Said {
  key?: string | undefined;
  code?: string | undefined;
  words: string;
}

/** Reads the `lastSyncMessage` of a run that has failed. */
export function readSyncMessage(raw: string | null | undefined): RunFailure {
  if (!raw) return { reason: 'untold' };
  // An answer of Humanitec's, or of a proxy before it, comes as JSON, be it a text in quotes.
  const isPlain = !/^["[{]/.test(raw);
  const said = isPlain ? plain(raw) : saidIn(raw);
  const { key, code, words } = said;
  if (code === undefined && FOLDER_GONE.test(words)) return { reason: 'folder-gone' };
  const refusal = refusalIn(said);
  if (isPlain && (code === undefined || !refusal)) return { reason: 'other', text: raw };
  return { reason: 'refused', key, code, refusal };
}

function refusalIn({ code = '', words }: Said): 'token' | 'role' | undefined {
  if (code in REFUSALS || LIKE_A_STATUS.test(code)) return REFUSALS[code];
  if (/unauthori[sz]ed/i.test(words)) return 'token';
  return /forbidden|do(es)? not have permission|insufficient permission/i.test(words) ? 'role' : undefined;
}

function plain(text: string): Said {
  const status = STATUS.exec(text)?.[1];
  return { code: CODE.test(text) ? text : status && `HTTP ${status}`, words: text };
}

function saidIn(raw: string): Said {
  const told = Told.safeParse(parsed(raw)).data;
  if (!told) return cutOff(raw);
  const { secretKey: key, error = '', message = '' } = told;
  const inner = typeof error === 'string' ? error : JSON.stringify(error);
  // Some servers put Humanitec's body into it as a text, others as it is.
  if (inner.startsWith('{')) return { ...saidIn(inner), key };
  const { code, words } = plain(inner);
  return { key, code, words: code === undefined ? `${words} ${message}` : message };
}

/** A message that is too long breaks off, and is no JSON any more; what stands in it may be JSON in JSON. */
function cutOff(raw: string): Said {
  const [start = '', key] = /^\{"secretKey":"([^"\\]*)"/.exec(raw) ?? [];
  const code = /"error\\*":\\*"([A-Z]{2,10}-\d{1,5})\\*"/.exec(raw.slice(start.length))?.[1];
  return { key, code, words: '' };
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
