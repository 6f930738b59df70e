import type { SmallDocument } from '../documents';
import { ACK, COPY, drawer, layer, modal, overlay, quiet, shown, store, value, WORDS } from './parts';

const CARD = 'width:480px;padding:24px;background:#fff';
const card = (token: string) =>
  `<div role="dialog" aria-modal="true" style="${CARD}">${store(`<input readonly size="40" value="${token}">`)}</div>`;
/** A token dialog over the page, and what keeps it from being seen. */
const unseen = (name: string, style: string, attributes = '') =>
  quiet(
    `unseen: ${name}`,
    (token) =>
      `<main><h1>Service Users</h1></main><div style="position:fixed;top:40px;left:40px;${style}" ${attributes}>${card(token)}</div>`,
  );

const PREFACE = '<p>Service users are for machines. Give each of them the least role that works.</p>'.repeat(
  12,
);

/** What nobody can see, and what only does not fit where it is shown. */
export const hidden: readonly SmallDocument[] = [
  unseen('no size, what overflows is cut off', 'width:0;height:0;overflow:hidden'),
  unseen('collapsed to no height', 'max-height:0;overflow:hidden'),
  unseen('a closed drawer of no width', 'width:0;height:600px;overflow:hidden'),
  unseen('clip-path that leaves nothing', 'clip-path:inset(50%)'),
  unseen(
    'the pattern of visually hidden text',
    'width:1px;height:1px;margin:-1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap',
  ),
  unseen('left of the window', 'left:-9999px'),
  unseen('moved out by a transform', 'transform:translateX(-200vw)'),
  unseen('below the window, where a closed sheet waits', 'top:100%'),
  unseen('contents not rendered', 'width:528px;height:300px;content-visibility:hidden'),
  unseen('no display', 'display:none'),
  unseen('not visible', 'visibility:hidden'),
  unseen('transparent, lets clicks through', 'opacity:0;pointer-events:none'),
  unseen('scaled to nothing', 'transform:scale(0)'),
  unseen('turned by a quarter, on edge', 'transform:rotateY(90deg)'),
  unseen('hidden attribute', '', 'hidden'),
  unseen('hidden until found', 'width:528px', 'hidden="until-found"'),
  quiet('unseen: inert and covered by the next dialog', (token) =>
    [
      `<div inert style="position:fixed;top:40px;left:40px">${card(token)}</div>`,
      `<div style="position:fixed;inset:0;background:#fff"><section role="dialog" aria-modal="true" style="${CARD}"><h2>Leave this page?</h2><p>Your changes are not saved.</p><button>Stay</button><button>Leave</button></section></div>`,
    ].join(''),
  ),
  quiet(
    'unseen: a native dialog that is closed',
    (token) => `<dialog>${store(`<code>${token}</code>`)}</dialog>`,
  ),
  quiet(
    'unseen: a popover that is closed',
    (token) => `<div popover>${store(`<code>${token}</code>`)}</div>`,
    'urlSafe',
  ),
  quiet('unseen: the next step of the form that is open', (token) =>
    modal(
      `<h2>Add API token</h2><p>The complete token will only be displayed once, after it was created. Make sure to copy and store it then.</p><form><label>API token ID <input></label><button>Create new API token</button></form><div style="display:none">${store(`<code>${token}</code>`)}</div>`,
    ),
  ),
  quiet('unseen: a hidden field of a dialog that still loads', (token) =>
    layer(store(`<input type="hidden" value="${token}"><div style="height:20px;background:#eee"></div>`)),
  ),
  shown(
    'seen: scrolled out of sight in a dialog that scrolls',
    (token) =>
      `<div role="dialog" aria-modal="true" style="position:fixed;inset:200px 380px;overflow:auto;background:#fff"><h2>Store Token</h2>${PREFACE}${store(`<code>${token}</code>`)}</div>`,
    'urlSafe',
  ),
  shown(
    'seen: below the fold of a dialog taller than the window',
    (token) =>
      `<div style="position:fixed;inset:0;overflow:auto;background:#0008"><div style="width:560px;margin:60px auto;padding:24px;background:#fff">${WORDS}<img alt="" style="display:block;width:100%;height:900px;background:#def"><code>${token}</code>${COPY}${ACK}</div></div>`,
    'prefixed',
  ),
  shown(
    'seen: a field that shows its beginning',
    (token) => modal(store(`<input readonly style="width:120px" value="${token}">`)),
    'jwt',
  ),
  shown('seen: a disabled field, dimmed', (token) =>
    overlay(store(`<input disabled style="opacity:.4;width:260px" value="${token}">`)),
  ),
  shown(
    'seen: cut off with an ellipsis',
    (token) =>
      layer(
        store(
          `<div style="width:180px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">${token}</div>`,
        ),
      ),
    'longHex',
  ),
  shown(
    'seen: two of its lines, clamped',
    (token) =>
      modal(
        store(
          `<p style="width:320px;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;word-break:break-all">${token}</p>`,
        ),
      ),
    'jwt',
  ),
  shown(
    'seen: one long line to scroll sideways',
    (token) => drawer(store(`<pre style="overflow-x:auto;width:360px">${token}</pre>`)),
    'jwt',
  ),
  shown('seen: beside a copy of the dialog that is not', (token) =>
    [
      `<div style="display:none">${card(value('hex', 'a copy of the dialog'))}</div>`,
      overlay(store(`<code>${token}</code>`)),
    ].join(''),
  ),
  shown('seen: a text area, and its twin that measures the height', (token) =>
    layer(
      store(
        `<textarea readonly rows="1" style="width:360px;resize:none">${token}</textarea><textarea aria-hidden="true" tabindex="-1" readonly style="position:absolute;visibility:hidden;height:0;overflow:hidden;width:360px">${token}</textarea>`,
      ),
    ),
  ),
];
