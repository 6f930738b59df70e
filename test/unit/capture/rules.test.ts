// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { expressionsFor } from '@/utils/capture/phrases';
import { vocabularyOf } from '@/utils/capture/phrases/vocabulary';
import {
  type Evidence,
  EXCLUDED,
  hasCopyControl,
  hasOtherLabel,
  isAnnounced,
  isCalledToken,
  isEditable,
  isElsewhere,
  isInCommand,
  isInDialog,
  isInSentence,
  isInToast,
  isLabelled,
  isLikely,
  isListed,
  isOtherKind,
  isTakenAway,
  isToCopyFrom,
  isWritten,
  PREFERRED,
  preference,
  REQUIRED,
  type Rule,
} from '@/utils/capture/rules';

const TOKEN = '3f9a1c7be0d2485f96a7b1c2d3e4f506';

/** What is known of the element with the id `value` in the HTML: in a dialog that is a new token's beyond doubt. */
function evidence(given: Partial<Evidence> = {}, html = `<code id="value">${TOKEN}</code>`): Evidence {
  document.body.innerHTML = html;
  const element = document.querySelector('#value') as Element;
  return {
    value: { element, value: TOKEN, label: '', sentence: '', paragraph: undefined },
    label: '',
    sentence: '',
    isOver: true,
    isToast: false,
    isCopied: false,
    says: vocabularyOf(expressionsFor('en')).says,
    title: 'store token',
    notice: 'it will only be displayed once.',
    request: '',
    canTick: false,
    canType: false,
    isForeign: false,
    length: 200,
    ...given,
  };
}

const field = `<input id="value" readonly value="${TOKEN}">`;
const [inPage, acknowledged] = [{ isOver: false }, { canTick: true, request: 'i have copied the token' }];

test('a dialog that is called a token’s and says that it is shown once shows the token', () => {
  expect(isLikely(evidence())).toBe(true);
});

/** A rule, what it holds for, and what comes near it. */
type Cases = [rule: Rule, { holds: Evidence[]; not: Evidence[] }][];

const required: Cases = [
  [
    isAnnounced,
    {
      holds: [evidence(), evidence({ notice: '', ...acknowledged })],
      not: [
        evidence({ notice: '' }),
        evidence({ notice: '', canTick: true }),
        evidence({ notice: '', isForeign: true }),
      ],
    },
  ],
  [
    isCalledToken,
    {
      holds: [
        evidence(),
        evidence({ title: '', label: 'api token' }),
        evidence({ title: '', notice: 'this token is shown once' }),
        evidence({ title: '', request: 'copy token' }),
      ],
      not: [evidence({ title: 'store it' }), evidence({ title: 'tokenisation' })],
    },
  ],
  [
    isInDialog,
    {
      holds: [evidence(), evidence({ ...inPage, canTick: true }), evidence(inPage, field)],
      not: [evidence(inPage)],
    },
  ],
];

const excluded: Cases = [
  [
    isOtherKind,
    {
      holds: [
        evidence({ title: 'webhook token created' }),
        evidence({ label: 'client secret' }),
        evidence({ notice: 'the password is only displayed once' }),
      ],
      not: [evidence({ request: 'copy the token, webhooks do not need it' })],
    },
  ],
  [
    hasOtherLabel,
    {
      holds: [evidence({ label: 'api token id' }), evidence({ label: 'fingerprint' })],
      not: [evidence({ label: 'api token' }), evidence({ title: 'id of the service user' })],
    },
  ],
  [
    isTakenAway,
    {
      holds: [evidence({ title: 'revoke api token' })],
      not: [evidence({ request: 'if you lose it, revoke it and copy another token' })],
    },
  ],
  [
    isEditable,
    {
      holds: [evidence({}, `<input id="value" value="${TOKEN}">`)],
      not: [evidence({}, field), evidence(acknowledged, `<input id="value" value="${TOKEN}">`)],
    },
  ],
  [
    isInCommand,
    {
      holds: [evidence({}, `<pre>curl -H "Authorization: Bearer <b id="value">${TOKEN}</b>"</pre>`)],
      not: [evidence({}, `<pre>token: <b id="value">${TOKEN}</b></pre>`), evidence()],
    },
  ],
  [
    isInSentence,
    {
      holds: [evidence({ sentence: 'pass it to' })],
      not: [evidence({ sentence: 'your new token is' }), evidence()],
    },
  ],
  [
    isElsewhere,
    {
      holds: [evidence({ canType: true }), evidence({ length: 2000 })],
      not: [evidence({ canType: true, ...acknowledged }), evidence({ length: 2000, ...acknowledged })],
    },
  ],
  [
    isWritten,
    {
      holds: [
        evidence({}, `<div class="markdown-body"><code id="value">${TOKEN}</code></div>`),
        evidence({}, `<div role="log"><code id="value">${TOKEN}</code></div>`),
      ],
      not: [evidence()],
    },
  ],
  [
    isListed,
    {
      holds: [evidence(inPage, `<ul><li><code id="value">${TOKEN}</code></li></ul>`)],
      not: [evidence({}, `<ul><li><code id="value">${TOKEN}</code></li></ul>`), evidence(inPage)],
    },
  ],
  [isInToast, { holds: [evidence({ isToast: true })], not: [evidence()] }],
];

const preferred: Cases = [
  [isLabelled, { holds: [evidence({ label: 'api token' })], not: [evidence({ label: 'value' })] }],
  [hasCopyControl, { holds: [evidence({ isCopied: true })], not: [evidence()] }],
  [
    isToCopyFrom,
    {
      holds: [evidence({}, field), evidence()],
      not: [evidence({}, `<p id="value">${TOKEN}</p>`)],
    },
  ],
];

test.each([
  ['required', REQUIRED, required],
  ['excluded', EXCLUDED, excluded],
  ['preferred', PREFERRED, preferred],
])('each rule holds for what it is about and for nothing near it: %s', (_, list, cases) => {
  expect(cases.map(([rule]) => rule)).toEqual(list);
  for (const [rule, { holds, not }] of cases) {
    for (const each of holds) expect(!!rule(each), `${rule}`).toBe(true);
    for (const each of not) expect(!!rule(each), `${rule}`).toBe(false);
  }
});

test('one requirement that fails, or one exclusion that holds, is enough for silence', () => {
  for (const each of required.flatMap(([, { not }]) => not)) expect(isLikely(each)).toBe(false);
  for (const each of excluded.flatMap(([, { holds }]) => holds)) expect(isLikely(each)).toBe(false);
});

test('in words of an unknown language a field or a box stands in for the notice', () => {
  const foreign = { notice: '', isForeign: true, title: 'uložte token' };
  expect(isLikely(evidence(foreign, field))).toBe(true);
  expect(isLikely(evidence({ ...foreign, canTick: true }))).toBe(true);
  expect(isLikely(evidence(foreign))).toBe(false);
});

test('a label, a copy control and a place to copy from make a value likelier', () => {
  expect(preference(evidence({ label: 'token', isCopied: true }))).toBe(3);
  expect(preference(evidence({}, `<p id="value">${TOKEN}</p>`))).toBe(0);
});
