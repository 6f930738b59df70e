// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { read } from '@/utils/capture/reading';

const TOKEN = '3f9a1c7be0d2485f96a7b1c2d3e4f506';

beforeEach(() => {
  document.body.innerHTML = '';
});

function valuesIn(html: string): string[] {
  document.body.innerHTML = html;
  return read(document.body).candidates.map(({ value }) => value);
}

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
  expect(valuesIn(html)).toEqual([TOKEN]);
});

test('finds the value property, which need not be the attribute', () => {
  document.body.innerHTML = '<input readonly>';
  (document.querySelector('input') as HTMLInputElement).value = TOKEN;
  expect(read(document.body).candidates.map(({ value }) => value)).toEqual([TOKEN]);
});

test('finds it in open shadow roots and slots', () => {
  const host = document.body.appendChild(document.createElement('div'));
  host.textContent = TOKEN;
  host.attachShadow({ mode: 'open' }).innerHTML = '<section><slot></slot></section>';
  expect(read(document.body).candidates.map(({ value }) => value)).toEqual([TOKEN]);
});

test.each([
  ['a label that says id', `<label>API token ID <input readonly value="${TOKEN}"></label>`],
  ['an id in front', `<p>Token ID: ${TOKEN}</p>`],
  ['a term that says id', `<dl><dt>ID</dt><dd>${TOKEN}</dd></dl>`],
  ['nothing rendered', `<p style="display:none">${TOKEN}</p>`],
  ['nothing visible', `<p style="visibility:hidden">${TOKEN}</p>`],
])('passes over: %s', (_, html) => {
  expect(valuesIn(html)).toEqual([]);
});

test('tells a box that can be ticked from one that cannot, and a copy control from a sentence', () => {
  document.body.innerHTML =
    '<input type="checkbox" disabled><p>Copy the token now, it is shown only once here.</p>';
  expect(read(document.body)).toMatchObject({ canTick: false, canCopy: false });
  document.body.innerHTML = '<button role="checkbox"></button><button aria-label="Copy"></button>';
  expect(read(document.body)).toMatchObject({ canTick: true, canCopy: true });
});
