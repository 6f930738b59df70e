import * as z from 'zod/mini';
import { isSiteOrigin } from '../infisical/site-url';
import { LABEL_MAX, SIGN_IN_METHODS } from '../infisical/types';
import { MOST_CAPTURE_MINUTES } from '../preferences';
import { isAllowed } from './types';

/** Alone in the list of organizations: any of them. */
export const ANY = '*';

const LONGEST_ID = 200;

/** What is told of a value that does not fit, in the words of a policy and not of a language. */
const EXPECTED = {
  organizations: `["${ANY}"] | ["id", …]`,
  origin: 'https://host',
  minutes: `1 … ${MOST_CAPTURE_MINUTES}`,
  id: 'id',
  name: `1 … ${LABEL_MAX} characters`,
  allowedOrigin: 'one of allowedInfisicalOrigins',
  allowedMethod: 'one of allowedSignInMethods',
} as const;

const Origin = z.string().check(z.refine(isSiteOrigin, { error: EXPECTED.origin }));
const Method = z.enum(SIGN_IN_METHODS);

/** Without any secret, and without what is a person's or a machine's own. */
const DefaultProfileKeys = z.strictObject({
  siteUrl: Origin,
  signInMethod: Method,
  projectId: z.exactOptional(
    z
      .string()
      .check(z.refine((id) => /^[\x21-\x7e]+$/.test(id) && id.length <= LONGEST_ID, { error: EXPECTED.id })),
  ),
  name: z.exactOptional(
    z
      .string()
      .check(z.refine((name) => name.trim() !== '' && name.length <= LABEL_MAX, { error: EXPECTED.name })),
  ),
});

const Keys = z.strictObject({
  /** Required, so that a list that is misspelt is never none without a word. Empty means none. */
  allowedHumanitecOrganizations: z
    .array(z.string())
    .check(z.refine((ids) => ids.length === 1 || !ids.includes(ANY), { error: EXPECTED.organizations })),
  allowedInfisicalOrigins: z.exactOptional(z.array(Origin)),
  allowedSignInMethods: z.exactOptional(z.array(Method)),
  defaultProfile: z.exactOptional(DefaultProfileKeys),
  requireProjectLevel: z.exactOptional(z.boolean()),
  allowCapture: z.exactOptional(z.boolean()),
  maxCaptureMinutes: z.exactOptional(
    z.number().check(
      z.refine((minutes) => Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_CAPTURE_MINUTES, {
        error: EXPECTED.minutes,
      }),
    ),
  ),
  allowCreateAnyway: z.exactOptional(z.boolean()),
  allowFixHere: z.exactOptional(z.boolean()),
  allowRememberSecret: z.exactOptional(z.boolean()),
});

/** What can be fixed. All but the first is optional. What is made ready must itself be allowed. */
export const PolicyKeys = Keys.check(
  z.refine(
    ({ defaultProfile: profile, allowedInfisicalOrigins: origins }) =>
      !profile || isAllowed(origins ?? 'any', profile.siteUrl),
    { path: ['defaultProfile', 'siteUrl'], error: EXPECTED.allowedOrigin },
  ),
  z.refine(
    ({ defaultProfile: profile, allowedSignInMethods: methods }) =>
      !profile || isAllowed(methods ?? 'any', profile.signInMethod),
    { path: ['defaultProfile', 'signInMethod'], error: EXPECTED.allowedMethod },
  ),
);

/** The whole of managed storage. Once anything is there, the policy must be, too. */
export const Managed = z
  .strictObject({
    policy: PolicyKeys,
    /**
     * Stays when a Chromium drops a `policy` that does not fit its schema, and so tells that one was meant
     * (docs/policy.md).
     */
    policyRequired: z.exactOptional(z.literal(true)),
    /** The names of all keys of `policy`: a Chromium drops those that it does not know without a word. */
    policyKeys: z.exactOptional(z.array(z.string())),
  })
  .check(
    z.superRefine(({ policy, policyKeys }, context) => {
      const came = Object.keys(policy).toSorted().join();
      if (!policyKeys || [...new Set(policyKeys)].toSorted().join() === came) return;
      context.issues.push({
        code: 'custom',
        path: ['policy'],
        input: policy,
        message: policyKeys.join(', ') || '{}',
      });
    }),
  );

/** The names that are known at a place of managed storage. */
export function knownKeys(path: readonly PropertyKey[]): string[] {
  const [, inner] = path;
  if (path.length === 0) return Object.keys(Managed.shape);
  return Object.keys(inner === undefined ? Keys.shape : DefaultProfileKeys.shape);
}
