/** A message that the background must not act on, as an expression of the page it is sent from. */
export interface Malformed {
  what: string;
  /** JavaScript whose value is the message. */
  expression: string;
}

const TOKEN = JSON.stringify('malformed-Token-abcdefghijklmnopqrst');
const MEGABYTE = 2 ** 20;

/** Payloads that no content script sends, for one message. `capture.deliver` needs a token, which makes most of them wrong. */
export function malformedPayloads(name: string): Malformed[] {
  const wrong: [what: string, payload: string][] = [
    ['no payload', 'undefined'],
    ['null', 'null'],
    ['a number', '42'],
    ['a truth value', 'true'],
    ['a text', TOKEN],
    ['a list', `[${TOKEN}]`],
    ['a token that is a number', '{ token: 12345678901234567890123 }'],
    ['a token that is null', '{ token: null }'],
    ['a token in a list', `{ token: [${TOKEN}] }`],
    ['a token that claims to be a text', `{ token: { toString: ${TOKEN}, length: 32 } }`],
    ['an empty token', '{ token: "" }'],
    ['a token with line ends', `{ token: ${TOKEN} + "\\n" + ${TOKEN} }`],
    ['a token with a null character', `{ token: ${TOKEN} + "\\0" }`],
    ['half a surrogate pair', `{ token: ${TOKEN} + "\\ud800" }`],
    ['markup', '{ token: "<img src=x onerror=alert(1)>aaaaaaaaaaaaaaaa" }'],
    ['an id that is an object', `{ token: ${TOKEN}, tokenId: {} }`],
    ['an expiry that is a list', `{ token: ${TOKEN}, expiryHint: [1] }`],
    ['a token of 1 MB', `{ token: 'a'.repeat(${MEGABYTE}) }`],
    ['a token of 20 MB', `{ token: 'a'.repeat(${20 * MEGABYTE}) }`],
    ['a list of a million', `{ token: Array(1e6).fill(1) }`],
    ['10,000 levels of objects', `{ token: ${nested('{ token: value }')} }`],
    ['10,000 levels of lists', nested('[value]')],
    ['a polluting prototype', `JSON.parse('{"__proto__": {"polluted": true, "token": ${TOKEN}}}')`],
    ['a polluting constructor', `{ constructor: { prototype: { polluted: true } }, token: 1 }`],
    ['a polluting prototype in a field', `{ token: JSON.parse('{"__proto__": {"polluted": true}}') }`],
  ];
  return wrong.map(([what, payload]) => ({
    what: `${name}, ${what}`,
    expression: `({ name: ${JSON.stringify(name)}, payload: ${payload} })`,
  }));
}

/** Envelopes that are none. */
export function malformedEnvelopes(): Malformed[] {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'capture.Deliver',
    'capture.deliver ',
    '',
  ];
  const named = names.map((name) => [`the name ${JSON.stringify(name)}`, JSON.stringify(name)]);
  const values = ['null', '1', 'true', '"capture.deliver"', '[]', '["capture.deliver"]', '{}'];
  return [
    ...named.map(([what, name]) => ({
      what: `an envelope with ${what}`,
      expression: `({ name: ${name}, payload: { token: ${TOKEN} } })`,
    })),
    ...['1', 'null', '{}', '["capture.deliver"]'].map((name) => ({
      what: `an envelope whose name is ${name}`,
      expression: `({ name: ${name}, payload: { token: ${TOKEN} } })`,
    })),
    ...values.map((value) => ({ what: `the envelope ${value}`, expression: `(${value})` })),
    {
      what: 'an envelope whose prototype has the name',
      expression: `JSON.parse('{"__proto__": {"name": "capture.deliver", "payload": {"token": ${TOKEN}}}}')`,
    },
  ];
}

/**
 * Complete deliveries with more to them than a content script sends: taken or refused, but nothing of the rest may stay.
 */
export const OVERLOADED: readonly Malformed[] = [
  ['an id of 1 MB', `tokenId: 'i'.repeat(${MEGABYTE})`],
  ['an expiry of 20 MB', `expiryHint: 'e'.repeat(${20 * MEGABYTE})`],
  ['an unknown field of 20 MB', `unknown: 'u'.repeat(${20 * MEGABYTE})`],
  ['fields that are not its own to say', `source: 'paste', id: 'mine', expiresAt: 8e15, masked: 'mine'`],
  ['a polluting prototype', `...JSON.parse('{"a": {"__proto__": {"polluted": true}}}')`],
  ['a polluting constructor', `constructor: { prototype: { polluted: true } }`],
].map(([what, fields], index) => ({
  what: `capture.deliver with ${what}`,
  expression: `({ name: 'capture.deliver', payload: { token: 'overloaded-Token-abcdefghijkl-${index}', ${fields} } })`,
}));

function nested(level: string): string {
  return `(() => { let value = {}; for (let i = 0; i < 10000; i += 1) value = ${level}; return value; })()`;
}
