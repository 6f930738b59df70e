import type { DefaultProfile, Policy } from './types';

const ANY_OBJECT = { type: 'object' };
const TEXTS = { type: 'array', items: { type: 'string' } };

/**
 * The schema by which Chromium decides what of a policy the extension gets to see; Firefox has none. Measured with
 * Chromium 156 (docs/policy.md):
 * - A key of the top level that is not named here is dropped, so those that are written by mistake are named, to be refused.
 * - Further down, an unknown key is dropped alone, and what remains lacks the list and is refused. Naming more there
 *   (`additionalProperties`) would lose the whole of `policy` for a value of another type.
 * - A value of another type is dropped with its whole top-level key, and every key has exactly one type: what then still
 *   tells that a policy was meant is `policyRequired`.
 */
export function managedSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-03/schema#',
    type: 'object',
    properties: {
      ...Object.fromEntries(misspellings('policy').map((key) => [key, ANY_OBJECT])),
      // One level is missing.
      allowedHumanitecOrganizations: TEXTS,
      allowedHumanitecOrganisations: TEXTS,
      policy: { type: 'object', title: 'What the administrator fixes', properties: KEYS },
      policyRequired: {
        type: 'boolean',
        title: 'Nothing may be pushed unless the policy arrives and can be understood',
        description: 'Set it to true beside every policy: browsers drop what does not fit without a word.',
      },
      policyKeys: {
        ...TEXTS,
        title: 'The names of all keys that the policy has',
        description:
          'Where it is given, nothing may be pushed if another set of keys arrives: browsers drop misspelt ones.',
      },
    },
  };
}

/** The keys of a policy. Only types: what a value says is for the extension to refuse, which tells why. */
const KEYS: Record<keyof Policy, object> = {
  allowedHumanitecOrganizations: {
    ...TEXTS,
    title: 'Humanitec organizations whose tokens may be pushed',
    description: 'Organization ids, e.g. acme. An empty list allows none, ["*"] alone allows any.',
  },
  allowedInfisicalOrigins: {
    ...TEXTS,
    title: 'Infisicals that may be talked to',
    description: 'Origins, e.g. https://eu.infisical.com. An empty list allows none.',
  },
  allowedSignInMethods: {
    ...TEXTS,
    title: 'Ways to sign in to Infisical',
    description: 'Any of browser-session, universal-auth and access-token. An empty list allows none.',
  },
  defaultProfile: {
    type: 'object',
    title: 'The profile that is ready-made',
    description: 'It must itself be allowed. It has no secret.',
    properties: {
      siteUrl: { type: 'string', title: 'Origin of the Infisical' },
      signInMethod: { type: 'string', title: 'browser-session, universal-auth or access-token' },
      projectId: { type: 'string', title: 'Id of the project for connections' },
      name: { type: 'string', title: 'What the profile is called' },
    } satisfies Record<keyof DefaultProfile, object>,
  },
  requireProjectLevel: {
    type: 'boolean',
    title: 'Whether connections may be made in projects alone',
    description: 'If true, none is made or updated that belongs to a whole Infisical organization.',
  },
  allowCapture: {
    type: 'boolean',
    title: 'Whether tokens are taken from pages of the Humanitec console',
    description: 'If false, tokens can be pasted alone.',
  },
  maxCaptureMinutes: { type: 'integer', title: 'Minutes for which a token is kept at most, 1 to 60' },
  allowCreateAnyway: {
    type: 'boolean',
    title: 'Whether a token may be pushed whose checks have not passed, or despite any other warning',
  },
  allowFixHere: {
    type: 'boolean',
    title: 'Whether a service user may be made Developer of an app from the popup',
    description: 'With the session of the person who is signed in to the Humanitec console, by their click.',
  },
  allowRememberSecret: {
    type: 'boolean',
    title: 'Whether a client secret may be kept on disk, encrypted under a passphrase',
    description: 'If false, one that is kept is deleted.',
  },
};

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** A word with one letter wrong, missing, too many or swapped with the next, in other case, or as a plural. */
function misspellings(word: string): string[] {
  const cuts = Array.from(
    { length: word.length + 1 },
    (_, at) => [word.slice(0, at), word.slice(at)] as const,
  );
  const slips = cuts.flatMap(([head, tail]) => [
    head + tail.slice(1),
    head + tail.charAt(1) + tail.charAt(0) + tail.slice(2),
    ...LETTERS.flatMap((letter) => [head + letter + tail, head + letter + tail.slice(1)]),
  ]);
  const plural = word.replace(/y$/, 'ies');
  const forms = [...slips, plural].flatMap((form) => [form, form.charAt(0).toUpperCase() + form.slice(1)]);
  return [...new Set([...forms, word.toUpperCase()])].filter((form) => form !== word);
}
