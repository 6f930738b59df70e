import type { SmallDocument } from '../documents';
import { drawer, layer, modal, overlay, popover, quiet, shown, store, value } from './parts';

const ROW = 'display:flex;justify-content:space-between;gap:16px';
const row = (caption: string, content: string) =>
  `<div style="${ROW}"><span>${caption}</span><span>${content}</span></div>`;
const bare = (token: string) => `<code>${token}</code>`;
const bareField = (token: string) => `<input readonly size="40" value="${token}">`;

/** A token without a label of its own, near the labelled field of something else. */
export const labels: readonly SmallDocument[] = [
  shown('below an id labelled by for', (token) =>
    modal(
      store(
        `<label for="id">API token ID</label><input id="id" readonly value="ci-deploy"><p>${bare(token)}</p>`,
      ),
    ),
  ),
  shown(
    'field below a description in its label',
    (token) =>
      overlay(
        store(
          `<label>Description <input readonly value="Used by the nightly build"></label><div>${bareField(token)}</div>`,
        ),
      ),
    'urlSafe',
  ),
  shown(
    'below a field named by aria-labelledby',
    (token) =>
      layer(
        store(
          `<div id="name">Token ID</div><div role="textbox" aria-readonly="true" aria-labelledby="name">ci-deploy-2026</div><p>${token}</p>`,
        ),
      ),
    'prefixed',
  ),
  shown('beside a field named by aria-label', (token) =>
    modal(
      store(
        `<div style="display:flex"><input aria-label="Description" readonly value="nightly">${bareField(token)}</div>`,
      ),
    ),
  ),
  shown(
    'below rows of caption and value',
    (token) =>
      drawer(store(`${row('Token ID', 'ci-deploy')}${row('Expires', 'in 30 days')}<p>${bare(token)}</p>`)),
    'base32',
  ),
  shown(
    'below a table of facts',
    (token) =>
      modal(
        store(
          `<table><tr><th>Token ID</th><td>ci-deploy</td></tr><tr><th>Created by</th><td>jane.doe@example.com</td></tr></table><p>${bare(token)}</p>`,
        ),
      ),
    'padded',
  ),
  shown('below a table with column heads', (token) =>
    overlay(
      store(
        `<table><thead><tr><th>Name</th><th>Role</th></tr></thead><tbody><tr><td>ci-deploy</td><td>Manager</td></tr></tbody></table><p>${bare(token)}</p>`,
      ),
    ),
  ),
  shown(
    'below a list of terms',
    (token) =>
      layer(
        store(
          `<dl><dt>Token ID</dt><dd>ci-deploy</dd><dt>Expiry date</dt><dd>No expiration</dd></dl><pre>${token}</pre>`,
        ),
      ),
    'longHex',
  ),
  shown('above the labelled id', (token) =>
    modal(
      store(
        `<p>${bare(token)}</p><label for="id">API token ID</label> <input id="id" readonly value="ci-deploy">`,
      ),
    ),
  ),
  shown('right of a labelled description in a grid', (token) =>
    modal(
      store(
        `<div style="display:grid;grid-template-columns:1fr 1fr;gap:16px"><label>Description<br><textarea readonly>For the nightly build</textarea></label><div style="font-family:monospace">${token}</div></div>`,
      ),
    ),
  ),
  shown('below an id that looks like a token, labelled by for', (token) =>
    modal(
      store(
        `<label for="id">API token ID</label><input id="id" readonly value="${value('hex', 'an id')}"><div>${bareField(token)}</div>`,
      ),
    ),
  ),
  shown('below an id that looks like a token, its label after it as in floating labels', (token) =>
    overlay(
      store(
        `<div style="display:flex;flex-direction:column-reverse"><input id="id" readonly value="${value('hex', 'floating')}"><label for="id">API token ID</label></div><p>${bare(token)}</p>`,
      ),
    ),
  ),
  shown(
    'after a fingerprint in a row of its own',
    (token) => layer(store(`${row('Fingerprint', value('urlSafe', 'a fingerprint'))}<p>${bare(token)}</p>`)),
    'urlSafe',
  ),
  shown('below a table whose column heads name a checksum', (token) =>
    modal(
      store(
        `<table><tr><th>Service user</th><th>Checksum</th></tr><tr><td>ci-deploy</td><td>${value('hex', 'a checksum')}</td></tr></table><div>${bareField(token)}</div>`,
      ),
    ),
  ),
  shown(
    'a term Token beside a term Token hash',
    (token) =>
      drawer(
        store(
          `<dl><dt>Token hash</dt><dd>${value('longHex', 'a hash')}</dd><dt>Token</dt><dd>${token}</dd></dl>`,
        ),
      ),
    'longHex',
  ),
  shown('labelled API token, beside one labelled API token ID', (token) =>
    modal(
      store(
        `<p><label for="id">API token ID</label> <input id="id" readonly value="${value('hex', 'two labels')}"></p><p><label for="value">API token</label> <input id="value" readonly value="${token}"></p>`,
      ),
    ),
  ),
  shown(
    'below a description that the user pasted a random value into, captioned above it',
    (token) =>
      layer(
        store(
          `<div><div style="font-size:12px">Description</div><div>${value('urlSafe', 'a description')}</div></div><div style="margin-top:16px"><code>${token}</code></div>`,
        ),
      ),
    'urlSafe',
  ),
  shown('before a request id in small print', (token) =>
    popover(
      store(
        `<p>${bare(token)}</p><small>Request ID: <span>${value('hex', 'small print')}</span></small><br>`,
      ),
    ),
  ),
  quiet('only an id labelled by for, the token still loads', (id) =>
    modal(
      store(
        `<label for="id">API token ID</label><input id="id" readonly value="${id}"><div style="height:20px;background:#eee"></div>`,
      ),
    ),
  ),
  quiet(
    'only a description in its label',
    (text) => overlay(store(`<label>API token description <input readonly value="${text}"></label>`)),
    'urlSafe',
  ),
  quiet(
    'only a fingerprint named by aria-labelledby',
    (print) =>
      layer(store(`<span id="what">Fingerprint</span><output aria-labelledby="what">${print}</output>`)),
    'padded',
  ),
  quiet(
    'only a checksum named by aria-label',
    (sum) => modal(store(`<code aria-label="Checksum">${sum}</code>`)),
    'longHex',
  ),
  quiet('only who created it, caption in the same row', (id) => drawer(store(row('Created by', id)))),
  quiet('only a request id in a row of a table', (id) =>
    modal(store(`<table><tr><th scope="row">Request ID</th><td>${id}</td></tr></table>`)),
  ),
  quiet('only an id in a row of a table without heads', (id) =>
    overlay(store(`<table><tr><td>Token ID</td><td>${id}</td></tr></table>`)),
  ),
  quiet('only ids under column heads', (id) =>
    layer(
      store(
        `<table><thead><tr><th>Token ID</th><th>Expires</th></tr></thead><tbody><tr><td>${id}</td><td>never</td></tr></tbody></table>`,
      ),
    ),
  ),
  quiet(
    'only a hash in a list of terms',
    (hash) => modal(store(`<dl><dt>Hash</dt><dd>${hash}</dd></dl>`)),
    'longHex',
  ),
  quiet(
    'only a fingerprint in the line that names it',
    (print) => popover(store(`<p>Fingerprint: <code>${print}</code></p>`)),
    'base32',
  ),
];
