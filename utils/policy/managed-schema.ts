const ANY_OBJECT = { type: 'object' };
const IDS = { type: 'array', items: { type: 'string' } };

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
      allowedHumanitecOrganizations: IDS,
      allowedHumanitecOrganisations: IDS,
      policy: {
        type: 'object',
        title: 'What the administrator fixes',
        properties: {
          allowedHumanitecOrganizations: {
            ...IDS,
            title: 'Humanitec organizations whose tokens may be pushed',
            description: 'Organization ids, e.g. acme. An empty list allows none.',
          },
          allowFixHere: {
            type: 'boolean',
            title: 'Whether a service user may be made Developer of an app from the popup',
            description:
              'With the session of the person who is signed in to the Humanitec console, by their click.',
          },
        },
      },
      policyRequired: {
        type: 'boolean',
        title: 'Nothing may be pushed unless the policy arrives and can be understood',
        description: 'Set it to true beside every policy: browsers drop what does not fit without a word.',
      },
    },
  };
}

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
