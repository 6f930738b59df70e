/**
 * What a sync that failed says of its token, as far as it can be told from its message: Humanitec's own code for a token that
 * it does not accept (docs/facts/humanitec-api.md, section 1), or what the two statuses of a refusal are called.
 */
export function refusalIn(message: string | null | undefined): 'token' | 'role' | undefined {
  if (!message) return undefined;
  if (/\bAPI-(000|401)\b|\b401\b|unauthori[sz]ed/i.test(message)) return 'token';
  if (/\bAPI-403\b|\b403\b|forbidden|do(es)? not have permission|insufficient permission/i.test(message))
    return 'role';
  return undefined;
}
