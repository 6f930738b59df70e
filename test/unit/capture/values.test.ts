// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { read } from '@/utils/capture/reading';
import { valuesIn } from '@/utils/capture/values';

const TOKEN = '3f9a1c7be0d2485f96a7b1c2d3e4f506';

beforeEach(() => {
  document.body.innerHTML = '';
});

const found = (html: string) => {
  document.body.innerHTML = html;
  return valuesIn(read(document.body), undefined);
};
const valuesOf = (html: string) => found(html).map(({ value }) => value);

test.each([
  ['a field', `<input readonly value="${TOKEN}">`],
  ['code', `<code>${TOKEN}</code>`],
  ['text split over elements', `<p><span>${TOKEN.slice(0, 9)}</span><span>${TOKEN.slice(9)}</span></p>`],
  ['text broken by wbr', `<p>${TOKEN.slice(0, 9)}<wbr>${TOKEN.slice(9)}</p>`],
  ['a label before it', `<p>API token: ${TOKEN}</p>`],
  ['a label without a space', `<p><b>Token</b><span>${TOKEN}</span></p>`],
  ['a button in its line', `<div>${TOKEN}<button>Copy</button></div>`],
  ['itself a button that copies', `<button>${TOKEN}</button>`],
  ['quotes', `<p>"${TOKEN}"</p>`],
  ['translated, in font elements', `<p><font><font>${TOKEN}</font></font></p>`],
])('finds the token in: %s', (_, html) => {
  expect(valuesOf(html)).toEqual([TOKEN]);
});

test('finds the value property, which need not be the attribute', () => {
  document.body.innerHTML = '<input readonly>';
  (document.querySelector('input') as HTMLInputElement).value = TOKEN;
  expect(valuesIn(read(document.body), undefined).map(({ value }) => value)).toEqual([TOKEN]);
});

test('finds it in open shadow roots and slots', () => {
  const host = document.body.appendChild(document.createElement('div'));
  host.textContent = TOKEN;
  host.attachShadow({ mode: 'open' }).innerHTML = '<section><slot></slot></section>';
  expect(valuesIn(read(document.body), undefined).map(({ value }) => value)).toEqual([TOKEN]);
});

test.each([
  ['nothing rendered', `<p style="display:none">${TOKEN}</p>`],
  ['nothing visible', `<p style="visibility:hidden">${TOKEN}</p>`],
])('passes over: %s', (_, html) => {
  expect(valuesOf(html)).toEqual([]);
});

const HALVES = [TOKEN.slice(0, 16), TOKEN.slice(16)];

test.each([
  ['lines of code', `<code>${HALVES.join('<br>')}</code>`],
  ['lines of preformatted text', `<pre>${HALVES.join('\n')}</pre>`],
  ['a text field of several lines', `<textarea readonly>${HALVES.join('\n')}</textarea>`],
  ['blocks, the last of them shorter', `<div>${TOKEN.slice(0, 20)}</div><div>${TOKEN.slice(20)}</div>`],
  ['a prefix of another look', `<p><b>hum_</b>${TOKEN}</p>`],
])('reads a value whole over: %s', (_, html) => {
  expect(valuesOf(html).map((value) => value.replace('hum_', ''))).toEqual([TOKEN]);
  expect(valuesOf(html)[0]).toMatch(/^(hum_)?3f9a/);
});

test.each([
  ['two lines that may each be whole', `<pre>${TOKEN}\n${[...TOKEN].reverse().join('')}</pre>`],
  ['halves with a space between', `<p>${TOKEN.slice(0, 24)} ${TOKEN.slice(8)}</p>`],
  [
    'two of them in one sentence',
    `<p><code>${TOKEN}</code> and <code>${[...TOKEN].reverse().join('')}</code></p>`,
  ],
])('gives no part where it cannot tell: %s', (_, html) => {
  expect(valuesOf(html)).toEqual([]);
});

test.each([
  [
    'its label, by for',
    `<label for="a">API token ID</label><input id="a" readonly value="${TOKEN}">`,
    'API token ID',
  ],
  ['its label, around it', `<label>Token ID <input readonly value="${TOKEN}"></label>`, 'Token ID'],
  ['aria-label', `<p>Other</p><code aria-label="Token ID">${TOKEN}</code>`, 'Token ID'],
  ['aria-labelledby', `<i id="a">Token ID</i><hr><output aria-labelledby="a">${TOKEN}</output>`, 'Token ID'],
  ['a term', `<dl><dt>ID</dt><dd>${TOKEN}</dd></dl>`, 'ID'],
  ['the head of its row', `<table><tr><th>ID</th><td>${TOKEN}</td></tr></table>`, 'ID'],
  ['the head of its column', `<table><tr><th>ID</th></tr><tr><td>${TOKEN}</td></tr></table>`, 'ID'],
  ['the text in front of it', `<p>Token ID:</p><code>${TOKEN}</code>`, 'Token ID:'],
  ['the start of its line', `<p>Token ID: ${TOKEN}</p>`, 'Token ID: '],
  ['nothing: that label is for another field', `<label>ID <input></label><code>${TOKEN}</code>`, ''],
  ['nothing: a sentence', `<p>This is your token ID.</p><code>${TOKEN}</code>`, ''],
  [
    'nothing: a row with a value of its own',
    `<div><p>Expiry date</p><p>Never</p></div><code>${TOKEN}</code>`,
    '',
  ],
  ['nothing: a line with a value of its own', `<p>ID: ci-deploy</p><code>${TOKEN}</code>`, ''],
])('calls a value by %s', (_, html, label) => {
  expect(found(html).map((value) => value.label)).toEqual([label]);
});

test('the sentence in whose middle a value stands begins after the last stop', () => {
  expect(found(`<p>Sign in. Pass it to <code>${TOKEN}</code> then</p>`)[0]?.sentence).toBe('Pass it to');
  expect(found(`<p>Only shown once: <code>${TOKEN}</code></p>`)[0]?.sentence).toBe('');
});
