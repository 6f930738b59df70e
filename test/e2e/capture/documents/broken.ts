import type { SmallDocument } from '../documents';
import { drawer, layer, lines, modal, overlay, quiet, shown, store } from './parts';

const BOX = 'font-family:monospace;border:1px solid;padding:8px;width:380px';
/** Each piece in an element, in one box. */
const pieces = (parts: readonly string[], open: string, box = '') =>
  `<div style="${BOX};${box}">${parts.map((part) => `<${open}>${part}</${open.split(' ')[0]}>`).join('')}</div>`;
const halves = (token: string) => [token.slice(0, token.length / 2), token.slice(token.length / 2)] as const;

/** A token in several pieces: whole, or not at all. */
export const broken: readonly SmallDocument[] = [
  shown(
    'lines broken by br',
    (token) => modal(store(`<code>${lines(token, 64).join('<br>')}</code>`)),
    'jwt',
  ),
  shown(
    'two lines broken by br, the second shorter',
    (token) => overlay(store(`<div style="${BOX}">${lines(token, 40).join('<br>')}</div>`)),
    'longHex',
  ),
  shown('lines of a pre', (token) => layer(store(`<pre>${lines(token, 64).join('\n')}</pre>`)), 'jwt'),
  shown(
    'lines of a read-only textarea',
    (token) =>
      drawer(
        store(
          `<textarea readonly cols="50" rows="8" aria-label="API token">${lines(token, 48).join('\n')}</textarea>`,
        ),
      ),
    'jwt',
  ),
  shown('a textarea that ends in a new line', (token) =>
    modal(store(`<textarea readonly cols="40">${token}\n</textarea>`)),
  ),
  shown(
    'block spans',
    (token) => modal(store(pieces(lines(token, 44), 'span style="display:block"'))),
    'jwt',
  ),
  shown(
    'two divs, the second ends in padding',
    (token) => overlay(store(pieces(lines(token, 36), 'div'))),
    'padded',
  ),
  shown(
    'two rows of a flex column',
    (token) => layer(store(pieces(lines(token, 40), 'span', 'display:flex;flex-direction:column'))),
    'longHex',
  ),
  shown(
    'places to break marked by wbr',
    (token) => modal(store(`<p style="width:200px"><code>${lines(token, 8).join('<wbr>')}</code></p>`)),
    'prefixed',
  ),
  shown(
    'soft hyphens',
    (token) => overlay(store(`<p style="width:200px">${lines(token, 8).join('&shy;')}</p>`)),
    'base32',
  ),
  shown(
    'white space kept, broken anywhere, indented in the source',
    (token) => drawer(store(`<pre style="white-space:pre-wrap;word-break:break-all">\n${token}\n</pre>`)),
    'jwt',
  ),
  shown('groups of four that only styles set apart', (token) =>
    modal(
      store(
        `<code>${lines(token, 4)
          .map((part) => `<span style="margin-right:6px">${part}</span>`)
          .join('')}</code>`,
      ),
    ),
  ),
  shown('texts side by side, as React writes them', (token) =>
    modal(store(`<p>${lines(token, 11).join('<!-- -->')}</p>`)),
  ),
  shown(
    'the prefix in another colour',
    (token) => layer(store(`<code><b style="color:#888">${token.slice(0, 4)}</b>${token.slice(4)}</code>`)),
    'prefixed',
  ),
  shown(
    'cut off in the middle: the beginning shrinks, the end stays',
    (token) =>
      overlay(
        store(
          `<div style="display:flex;width:260px;font-family:monospace"><span style="overflow:hidden;text-overflow:ellipsis;white-space:nowrap">${token.slice(0, -8)}</span><span>${token.slice(-8)}</span></div>`,
        ),
      ),
    'longHex',
  ),
  quiet(
    'two lines of which each could be a token',
    (token) =>
      modal(
        store(
          halves(token)
            .map((half) => `<div>${half}</div>`)
            .join(''),
        ),
      ),
    'longHex',
  ),
  quiet(
    'halves with a space between',
    (token) => overlay(store(`<code>${halves(token).join(' ')}</code>`)),
    'longHex',
  ),
  quiet(
    'halves with a word between',
    (token) => layer(store(`<p><code>${halves(token).join('</code> followed by <code>')}</code></p>`)),
    'longHex',
  ),
  quiet(
    'halves with labels between',
    (token) => {
      const [first, second] = halves(token);
      return modal(store(`<div>Part 1</div><div>${first}</div><div>Part 2</div><div>${second}</div>`));
    },
    'longHex',
  ),
  quiet(
    'halves in two fields',
    (token) => {
      const [first, second] = halves(token);
      return modal(
        store(
          `<label>First half <input readonly value="${first}"></label><label>Second half <input readonly value="${second}"></label>`,
        ),
      );
    },
    'longHex',
  ),
  quiet(
    'halves with an empty line between',
    (token) => modal(store(`<textarea readonly rows="4" cols="40">${halves(token).join('\n\n')}</textarea>`)),
    'longHex',
  ),
  quiet(
    'only its beginning, the page itself wrote the ellipsis',
    (token) => overlay(store(`<code>${token.slice(0, 36)}…</code>`)),
    'prefixed',
  ),
  quiet(
    'both ends, three dots between',
    (token) => modal(store(`<code>${token.slice(0, 24)}...${token.slice(-24)}</code>`)),
    'longHex',
  ),
  quiet(
    'the first lines, the others folded away',
    (token) =>
      layer(
        store(
          `<div style="${BOX}">${lines(token, 44).slice(0, 2).join('<br>')}<br><button type="button">Show 7 more lines</button></div>`,
        ),
      ),
    'jwt',
  ),
];
