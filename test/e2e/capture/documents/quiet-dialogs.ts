import type { SmallDocument } from '../documents';
import { COPY, drawer, layer, modal, overlay, popover, quiet, store, value } from './parts';

/** The token dialog with something in place of the token. */
const instead = (name: string, draw: (value: string) => string, shell = modal): SmallDocument =>
  quiet(`in place of a token: ${name}`, (text) => shell(store(draw(text))));

/** Dialogs that show something else. */
export const quietDialogs: readonly SmallDocument[] = [
  quiet('table of token ids', (id) =>
    modal(
      `<h2>API tokens</h2><p>Tokens are only displayed once, when they are created.</p><table><tr><th>ID</th><th>Expires</th></tr><tr><td>${id}</td><td>never</td></tr><tr><td>${value('hex', 'second row')}</td><td>in 7 days</td></tr></table>${COPY}`,
    ),
  ),
  quiet('commit hashes', (hash) =>
    drawer(
      `<h3>Commits</h3><ul><li><code>${hash}</code> Rotate the token</li><li><code>${value('hex', 'a commit')}</code> Show the banner only once</li></ul>${COPY}`,
    ),
  ),
  quiet(
    'image digest',
    (digest) =>
      layer(
        `<h2>Image pushed</h2><p>Make sure to copy the digest.</p><code>sha256:${digest}</code>${COPY}<button>Done</button>`,
      ),
    'longHex',
  ),
  quiet('details of a deployment', (id) =>
    overlay(
      `<h2>Deployment</h2><dl><dt>Deployment ID</dt><dd>${id}</dd><dt>Delta</dt><dd>${value('hex', 'a delta')}</dd><dt>Service user</dt><dd>ci-deploy (API token)</dd></dl>${COPY}<button>Close</button>`,
    ),
  ),
  quiet(
    'log with a JWT',
    (token) =>
      modal(
        `<h2>Container logs</h2><pre style="overflow:auto;max-width:600px">12:00:01 token copied to cache, shown once\n12:00:02 ${token}\n12:00:03 will not retry again</pre>${COPY}`,
      ),
    'jwt',
  ),
  quiet(
    'log in a drawer, a line each',
    (token) =>
      drawer(
        `<h3>Logs of payments</h3><div role="log"><div>received API token</div><div style="word-break:break-all">${token}</div><div>stored securely</div></div>${COPY}`,
      ),
    'jwt',
  ),
  quiet('the form of a new token, an id typed', (id) =>
    layer(
      `<h2>Add API token</h2><p>Be aware that the compromise of a Service User's API token can harm your organization. The complete token will only be displayed once.</p><label>API token ID <input value="${id}"></label><label>API token description <input value="ci"></label><button>Create new API token</button>`,
    ),
  ),
  quiet(
    'the form of a new token, a description pasted',
    (text) =>
      overlay(
        `<h2>Add API token</h2><p>Make sure to copy the token when it is shown: you will not see it again.</p><label for="text">API token description</label><textarea id="text">${text}</textarea><button>Create new API token</button>`,
      ),
    'urlSafe',
  ),
  quiet(
    'secret editor',
    (secret) =>
      modal(
        `<h2>Add secret</h2><p>Secrets are stored securely and will not be displayed again.</p><label>Key <input value="API_TOKEN"></label><label>Value <textarea>${secret}</textarea></label><label><input type="checkbox" checked> Secret</label><button>Save</button>`,
      ),
    'prefixed',
  ),
  quiet(
    'documentation with a sample',
    (token) =>
      drawer(
        `<h2>How to use API tokens</h2><p>${'A service user calls the API on behalf of a machine. Its roles say what it may do. '.repeat(6)}</p><p>A new token will only be displayed once, so make sure to copy and securely store it.</p><h3>Example</h3><pre style="overflow:auto">export HUMANITEC_TOKEN=${token}\nhumctl get apps</pre>${COPY}<p>Tokens that are not needed any more are revoked on the page of the service user.</p>`,
      ),
    'urlSafe',
  ),
  quiet(
    'toast',
    (token) =>
      `<main><h1>Service Users</h1></main><div role="status" style="position:fixed;right:16px;bottom:16px;width:360px;padding:16px;background:#fff;box-shadow:0 2px 8px #0006">Token created. Copy it, it will not be shown again. <code>${token}</code></div>`,
  ),
  quiet(
    'key of an authenticator',
    (key) =>
      layer(
        `<h2>Two-factor authentication</h2><p>Enter this key in your authenticator app. It is shown only once.</p><code>${key}</code>${COPY}`,
      ),
    'base32',
  ),
  quiet('session ended', (id) =>
    modal(
      `<h2>Your session has expired</h2><p>Sign in again to continue. Your token is no longer valid.</p><p>Trace: <code>${id}</code></p>${COPY}<button>Sign in</button>`,
    ),
  ),
  instead('a placeholder', () => '<code>&lt;YOUR_HUMANITEC_API_TOKEN&gt;</code>'),
  instead('the name of a variable', () => '<code>HUMANITEC_SERVICE_USER_TOKEN</code>', overlay),
  instead('a sample command', () => '<pre>curl -H "Authorization: Bearer $HUMANITEC_TOKEN"</pre>', layer),
  instead('dots', () => `<input readonly value="${'•'.repeat(32)}">`),
  instead(
    'asterisks that leave the end',
    (token) => `<code>${'*'.repeat(28)}${token.slice(-4)}</code>`,
    drawer,
  ),
  instead(
    'asterisks between the ends',
    (token) => `<code>${token.slice(0, 6)}${'*'.repeat(20)}${token.slice(-6)}</code>`,
  ),
  instead('one letter over and over', () => `<code>${'x'.repeat(40)}</code>`, layer),
  instead('a UUID', () => '<code>0b9c6f3e-52d1-4c7a-9e84-d2f1a6b35c70</code>', overlay),
  instead('the id of a service user', () => '<code>s-0b9c6f3e-52d1-4c7a-9e84-d2f1a6b35c71</code>'),
  instead('a slug', () => '<code>infisical-sync-production-europe-west</code>', popover),
  instead('a date', () => '<time>2027-03-31T21:59:59.999999999Z</time>'),
  instead(
    'an address',
    (id) => `<input readonly size="60" value="https://api.humanitec.io/orgs/acme/tokens/${id}">`,
    layer,
  ),
];
