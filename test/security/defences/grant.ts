import type { Defence } from './defence';

const GRANT = { file: 'utils/grant/act.ts', test: 'test/unit/grant/act.test.ts' };
const TERMS = { ...GRANT, file: 'utils/grant/terms.ts' };
const PEOPLE = { ...GRANT, file: 'utils/grant/ask.ts' };
const MESSAGING = 'test/unit/messaging.test.ts';
const POPUP_GRANT = 'test/unit/popup/grant.test.tsx';

/** Of access that is fixed in place (docs/access.md). */
export const GRANTS: readonly Defence[] = [
  {
    what: 'only the extension’s own pages may ask as whom',
    file: 'utils/grant/messages.ts',
    cut: ["'grant.prepare': { from: 'pages'", "'grant.prepare': { from: 'console'"],
    test: MESSAGING,
  },
  {
    what: 'only the extension’s own pages may do it',
    file: 'utils/grant/messages.ts',
    cut: ["'grant.give': { from: 'pages'", "'grant.give': { from: 'console'"],
    test: MESSAGING,
  },
  {
    what: 'its press counts by the rule of all that sends something',
    file: 'entrypoints/popup/grant/confirm.tsx',
    cut: [
      '<SendButton\n',
      '<button type="button" onClick={() => void give.run({ grantId: id })}>{question}</button>\n        <SendButton\n',
    ],
    test: POPUP_GRANT,
  },
  {
    ...GRANT,
    what: 'is sent by one press alone',
    cut: ["grant?.state !== 'ready' || ", ''],
  },
  {
    ...GRANT,
    what: 'is sent once, however many press',
    cut: ['const turn = inTurn();', 'const turn = <T>(task: () => Promise<T>) => task();'],
  },
  {
    ...GRANT,
    what: 'is noted before it goes out, so that it is not repeated',
    cut: ['await grantItem.set(sending);', ''],
  },
  {
    what: 'asks once who is signed in',
    file: 'utils/humanitec/console-session.ts',
    cut: ["credentials: 'include', retries: 0", "credentials: 'include', retries: 2"],
    test: GRANT.test,
  },
  {
    what: 'what changes something is never sent again by itself',
    file: 'utils/http.ts',
    cut: ["method === 'GET' ? retries : 0", 'retries'],
    test: 'test/unit/http.test.ts',
  },
  {
    what: 'no other request carries cookies',
    file: 'utils/http.ts',
    cut: ["credentials = 'omit', permit } = request", "credentials = 'include', permit } = request"],
    test: GRANT.test,
  },
  {
    what: 'nothing that carries the session follows to another address',
    file: 'utils/http.ts',
    cut: ["redirect: 'manual'", "redirect: 'follow'"],
    test: GRANT.test,
  },
  {
    ...GRANT,
    what: 'is of the token that is in work',
    cut: ['preflight?.captureId === captureId && held?.capture.id === captureId', 'true'],
  },
  {
    what: 'is of an app that the check found cannot be written',
    file: 'utils/grant/offer.ts',
    cut: ["if (write !== 'no' || absence === 'deleting') return undefined;", ''],
    test: GRANT.test,
  },
  {
    what: 'needs a complete check of a service user',
    file: 'utils/grant/offer.ts',
    cut: [
      "if (!isInTerms(terms, org) || isPartial || failure || serviceUser?.type !== 'service') return undefined;",
      'if (!isInTerms(terms, org)) return undefined;',
    ],
    test: GRANT.test,
  },
  {
    ...GRANT,
    what: 'is done as the person who was named, or not at all',
    cut: ["if (asked.person.id !== grant.person.id) return 'otherPerson';", ''],
  },
  {
    ...PEOPLE,
    what: 'is done as nobody but a person',
    cut: [
      "type === 'user' ? { person: { id, name } } : { obstacle: 'unusable' }",
      '{ person: { id, name } }',
    ],
  },
  {
    ...GRANT,
    what: 'lowers no role that was raised since the check',
    cut: ['return isSame && now.userId', 'return now.userId'],
  },
  {
    ...GRANT,
    what: 'is of the service user that was named',
    cut: [
      "if (offered.kind !== grant.kind || offered.user.id !== grant.user.id) return 'accessChanged';",
      '',
    ],
  },
  {
    ...PEOPLE,
    what: 'is said to be done by no other answer than that',
    cut: [
      "isDeveloper(await send(org, app, user.id), user.id) ? 'given' : 'uncertain'",
      "(await send(org, app, user.id)) ? 'given' : 'uncertain'",
    ],
  },
  {
    what: 'is done once the token shows it, and not before',
    file: 'utils/grant/read-back.ts',
    cut: ["role === 'developer' && source === 'app' ? 'seen' : 'unseen'", "role ? 'seen' : 'seen'"],
    test: GRANT.test,
  },
  {
    what: 'is not read from a check before it',
    file: 'utils/grant/read-back.ts',
    cut: [' || checkedAt < at', ''],
    test: POPUP_GRANT,
  },
  {
    ...TERMS,
    what: 'is not offered where the user has switched it off',
    cut: ['if (!(await preferencesItem.get()).fixHere) return null;', ''],
  },
  {
    ...TERMS,
    what: 'is not offered where an administrator has switched it off',
    cut: ['if (!allowFixHere) return null;', ''],
  },
  {
    ...TERMS,
    what: 'is not offered where the policy cannot be read',
    cut: ['} catch {\n    return null;', '} catch {\n    return { organizations: null };'],
  },
  {
    ...GRANT,
    what: 'is not done in an organization that the policy does not allow by then',
    file: 'utils/grant/offer.ts',
    cut: ['(terms.organizations?.includes(org) ?? true)', 'true'],
  },
  {
    what: 'is not offered in an organization that the policy does not allow',
    file: 'utils/grant/offer.ts',
    cut: ['(terms.organizations?.includes(org) ?? true)', 'true'],
    test: POPUP_GRANT,
  },
  {
    ...TERMS,
    what: 'is no longer offered once a policy says so',
    cut: ['watchManaged(() => void renew());', ''],
    test: 'test/unit/grant/terms.test.ts',
  },
  {
    what: 'the switch of a policy counts',
    file: 'utils/policy/parse.ts',
    cut: ['return { ...UNRESTRICTED, ...rest,', 'return { ...UNRESTRICTED, ...rest, allowFixHere: true,'],
    test: 'test/unit/policy/parse.test.ts',
  },
  {
    what: 'the switch of a policy arrives in Chromium',
    file: 'utils/policy/managed-schema.ts',
    cut: ['  allowFixHere: {', '  allowFixThere: {'],
    test: 'test/unit/policy/managed-schema.test.ts',
  },
];
