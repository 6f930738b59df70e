import type { SmallDocument } from '../documents';
import { COPY, drawer, layer, modal, overlay, popover, shown, store, value, WORDS } from './parts';

const USER = 's-5d0e7b1c-3f92-4a68-b7c4-90e1f2a3d586';

/** Several values in one dialog, one of them the token; each is told by name. */
export const several: readonly SmallDocument[] = [
  shown(
    'everything about it, in a list of terms',
    (token) =>
      modal(
        store(
          `<dl><dt>Token ID</dt><dd>infisical-sync-production</dd><dt>Description</dt><dd>Syncs the secrets of all apps</dd><dt>Expires</dt><dd>2027-03-31T21:59:59.999Z</dd><dt>Service user</dt><dd>${USER}</dd><dt>Organization</dt><dd>acme-platform-engineering</dd><dt>Token</dt><dd style="word-break:break-all">${token}</dd></dl>`,
        ),
      ),
    'jwt',
  ),
  shown(
    'everything about it, in labelled fields, the token in the middle',
    (token) =>
      overlay(
        store(
          [
            ['API token ID', 'infisical-sync-production'],
            ['Service user', USER],
            ['API token', token],
            ['API token description', 'Syncs the secrets of all apps'],
            ['API token expiry date', '2027-03-31'],
          ]
            .map(
              ([label, text]) => `<p><label>${label} <input readonly size="44" value="${text}"></label></p>`,
            )
            .join(''),
        ),
      ),
    'urlSafe',
  ),
  shown(
    'everything about it, in a table, the token first',
    (token) =>
      layer(
        store(
          `<table><tr><td>Token</td><td>${token}</td></tr><tr><td>Token ID</td><td>infisical-sync-production</td></tr><tr><td>Service user</td><td>${USER}</td></tr><tr><td>Created on</td><td>2026-09-22T08:15:00.000Z</td></tr></table>`,
        ),
      ),
    'base32',
  ),
  shown('values without any label', (token) =>
    modal(
      store(`<p>infisical-sync-production</p><p>${USER}</p><p>2027-03-31T21:59:59.999Z</p><p>${token}</p>`),
    ),
  ),
  shown('in a field and in a curl line', (token) =>
    modal(
      `${store(`<input readonly size="40" value="${token}">`)}<p>Try it:</p><pre>curl -H "Authorization: Bearer ${token}" https://api.humanitec.io/orgs/acme/apps</pre>`,
    ),
  ),
  shown(
    'in code and in a file to download',
    (token) =>
      layer(
        `${store(`<code>${token}</code>`)}<pre>{\n  "org": "acme",\n  "token": "${token}"\n}</pre><button>Download</button>`,
      ),
    'prefixed',
  ),
  shown('with the address of the API', (token) =>
    drawer(
      store(
        `<label>API <input readonly value="https://api.humanitec.io/orgs/acme"></label><label>Token <input readonly size="36" value="${token}"></label>`,
      ),
    ),
  ),
  shown('with its masked form', (token) =>
    popover(
      store(`<code>${token}</code><p>In the list it appears as ${'•'.repeat(24)}${token.slice(-4)}</p>`),
    ),
  ),
  shown('with its checksum and a trace id', (token) =>
    layer(
      store(
        `<p><code>${token}</code></p><p>SHA-256 checksum: <code>${value('longHex', 'of the token')}</code></p><p>Trace ID: <code>${value('hex', 'a trace')}</code></p>`,
      ),
    ),
  ),
  shown(
    'above the list of the tokens that were there before',
    (token) =>
      drawer(
        `<h2>API tokens of ci-deploy</h2><section>${WORDS}<code>${token}</code>${COPY}</section><table><tr><th>ID</th><th>Expires</th><th></th></tr><tr><td>nightly-build-2025</td><td>never</td><td><button>Revoke</button></td></tr><tr><td>${value('hex', 'an older id')}</td><td>in 7 days</td><td><button>Revoke</button></td></tr></table>`,
      ),
    'padded',
  ),
];
