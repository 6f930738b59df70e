import * as z from 'zod/mini';
import { cleanParameter, cleanText } from './free-text';
import type { MessageKey } from './sentence';

type CodeOf<Key> = Key extends `failure.${infer Code}.what` ? Code : never;

/** Names an entry `failure.<code>` of the message catalogue: `what`, `why` and `next`. */
export type FailureCode = CodeOf<MessageKey>;

/**
 * A failure as it may be stored, sent between contexts and shown: a code of the message catalogue, what to
 * put in its `$1 $2 …`, and what support needs. Never holds a secret.
 */
export const Failure = z.object({
  code: z.string() as unknown as z.ZodMiniType<FailureCode>,
  params: z.array(z.string()),
  /** Keys of the catalogue: what the words of a page call something. They stand in the placeholder after the last of `params`. */
  terms: z.optional(z.array(z.string() as unknown as z.ZodMiniType<MessageKey>)),
  /** Infisical's request id, for the "details" line (docs/facts/infisical-api.md, section 8). */
  requestId: z.optional(z.string()),
  /** HTTP status, for the "details" line. */
  status: z.optional(z.number()),
});
export type Failure = z.infer<typeof Failure>;

/**
 * An error that carries a {@link Failure}: thrown inside the background, turned into a result at its edge. What is in it is
 * free text, whoever it comes from, and is cleaned as such.
 */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor({ params, requestId, ...failure }: Failure) {
    super(failure.code);
    const cleaned = { ...failure, params: params.map(cleanParameter) };
    this.failure = requestId === undefined ? cleaned : { ...cleaned, requestId: cleanText(requestId) };
  }
}

/** Makes a {@link FailureError} from its code and the values of the message's placeholders. */
export function fail(
  code: FailureCode,
  params: readonly (string | number)[] = [],
  details: Pick<Failure, 'terms' | 'requestId' | 'status'> = {},
): FailureError {
  return new FailureError({ code, params: params.map(String), ...details });
}

/** The failure of anything thrown; what was not foreseen becomes `unexpected`, without its text. */
export function failureOf(error: unknown): Failure {
  return error instanceof FailureError ? error.failure : { code: 'unexpected', params: [] };
}
