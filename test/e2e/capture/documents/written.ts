import { NOTICE, TITLE } from '../../../fixtures/console/page/case';
import type { SmallDocument } from '../documents';
import { COPY, drawer, modal, overlay, quiet, shown, store, value } from './parts';

const said = (token: string) => `<h2>${TITLE}</h2><p>${NOTICE}</p><pre><code>${token}</code></pre>`;
const article = (content: string) =>
  `<main><nav>Applications · Resources · Registries</nav><article><h1>payments</h1><p>Takes payments of the shop.</p>${content}<p>Ask the team before you change it.</p></article></main>`;

/** HTML that users wrote into the page. */
export const written: readonly SmallDocument[] = [
  quiet('written: a description with a dialog in it', (token) =>
    article(`<div role="dialog">${said(token)}</div>`),
  ),
  quiet(
    'written: a comment with a modal dialog in it',
    (token) =>
      article(
        `<h2>Comments</h2><ul><li>Looks good</li><li><div role="dialog" aria-modal="true">${said(token)}${COPY}</div></li><li>+1</li></ul>`,
      ),
    'urlSafe',
  ),
  quiet(
    'written: markdown with an open dialog in it',
    (token) => article(`<div class="markdown"><dialog open>${said(token)}${COPY}</dialog></div>`),
    'prefixed',
  ),
  quiet('written: an open dialog that stays in the flow', (token) =>
    article(`<dialog open style="position:static">${said(token)}<button>Done</button></dialog>`),
  ),
  quiet('written: an alert dialog in a cell', (token) =>
    article(
      `<table><tr><th>Resource</th><th>Note</th></tr><tr><td>dns</td><td><div role="alertdialog" aria-modal="true">${said(token)}</div></td></tr></table>`,
    ),
  ),
  quiet(
    'written: a dialog with a shadow and a z-index that moves nothing',
    (token) =>
      article(
        `<div role="dialog" aria-modal="true" style="position:relative;z-index:1000;width:480px;padding:24px;background:#fff;box-shadow:0 8px 32px #0008">${said(token)}${COPY}<button>Close</button></div>`,
      ),
    'base32',
  ),
  quiet('written: a dialog in a comment of a drawer', (token) =>
    drawer(
      `<h3>Comments</h3><ul><li>First!</li><li><div role="dialog" aria-modal="true">${said(token)}</div></li></ul><textarea placeholder="Reply"></textarea><button>Send</button>`,
    ),
  ),
  quiet(
    'written: a dialog in the preview of a description',
    (token) =>
      modal(
        `<h2>Edit description</h2><textarea>See below</textarea><h3>Preview</h3><div><div role="dialog">${said(token)}</div></div><button>Save</button>`,
      ),
    'urlSafe',
  ),
  shown('written: a description with a dialog below the real one', (token) =>
    [
      article(`<div role="dialog" aria-modal="true">${said(value('hex', 'not the real one'))}</div>`),
      overlay(store(`<code>${token}</code>`)),
    ].join(''),
  ),
];
