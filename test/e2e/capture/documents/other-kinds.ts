import type { SmallDocument } from '../documents';
import {
  ACK,
  COPY,
  drawer,
  type Format,
  layer,
  modal,
  overlay,
  popover,
  quiet,
  shown,
  store,
  WORDS,
} from './parts';

/** A token dialog that says one thing more. */
const aside = (name: string, text: string, draw = modal, format: Format = 'hex') =>
  shown(`aside: ${name}`, (token) => draw(store(`<code>${token}</code><p>${text}</p>`)), format);

const field = (value: string) => `<input readonly size="40" value="${value}">${COPY}`;

/** What a dialog says of other kinds of things, and what it is about. */
export const otherKinds: readonly SmallDocument[] = [
  aside('webhooks', 'Webhooks are signed with a secret of their own and do not need this token.'),
  aside(
    'invitations',
    'Does a colleague need access? Send an invitation link instead of sharing this token.',
    overlay,
  ),
  aside(
    'recovery codes',
    'Unlike recovery codes, it works for as many requests as you like.',
    layer,
    'urlSafe',
  ),
  aside('SSH keys', 'To clone a repository use an SSH key: tokens are for the API.', drawer, 'prefixed'),
  aside('passwords', 'Treat it like a password: whoever has it can act as this service user.', popover),
  aside(
    'what to do if it is lost',
    'If you lose it, revoke it and create a new one. A revoked token stops working at once.',
  ),
  aside(
    'rotation',
    'It expires in 90 days. Rotate it before then, and delete the old one afterwards.',
    layer,
    'padded',
  ),
  aside(
    'what a token is not',
    'It is not a client secret and cannot be exchanged for an access token.',
    overlay,
    'longHex',
  ),
  aside(
    'secret managers',
    'Keep it in a secret manager, never in a repository or a container image.',
    modal,
    'jwt',
  ),
  aside('kubeconfig', 'The driver reads it from HUMANITEC_TOKEN: nothing goes into your kubeconfig.', drawer),
  shown('aside: a list of hints before the token', (token) =>
    modal(
      `${WORDS}<ul><li>Database passwords are found under Resources.</li><li>Registry credentials are managed under Registries.</li><li>Deploy keys belong to a repository.</li></ul><code>${token}</code>${COPY}${ACK}`,
    ),
  ),
  shown('aside: links at the foot', (token) =>
    overlay(
      `${store(field(token))}<footer><a href="#">Revoke a token</a> · <a href="#">Delete a service user</a> · <a href="#">Webhooks</a></footer>`,
    ),
  ),
  quiet('webhook secret, the title says so', (secret) =>
    modal(
      `<h2>Webhook signing secret</h2><p>Make sure to copy and securely store it. It will only be displayed once.</p>${field(secret)}`,
    ),
  ),
  quiet(
    'webhook secret, only the label says so',
    (secret) =>
      layer(
        `<h2>Store it now</h2><p>For your protection it will only be displayed once in this window.</p><label for="value">Signing secret</label>${field(secret).replace('<input', '<input id="value"')}`,
      ),
    'longHex',
  ),
  quiet('webhook secret, only the notice says so', (secret) =>
    overlay(
      `<h2>One more thing</h2><p>Copy the secret that signs the calls of this webhook. It will not be shown again.</p><code>${secret}</code>${COPY}`,
    ),
  ),
  quiet(
    'invitation link',
    (code) =>
      modal(
        `<h2>Invite to acme</h2><p>This link is only displayed once. Make sure to copy it before you close this window.</p><input readonly size="60" value="https://app.humanitec.io/auth/signup?invite=${code}">${COPY}`,
      ),
    'urlSafe',
  ),
  quiet(
    'invitation code that is called a token',
    (code) =>
      popover(
        `<h3>Invitation code</h3><p>Send this token to your colleague. It is shown only once.</p><code>${code}</code>${COPY}`,
      ),
    'base32',
  ),
  quiet('recovery codes', (code) =>
    modal(
      `<h2>Save your recovery codes</h2><p>Each code works once. You won’t be able to see them again.</p><pre>${code}</pre>${COPY}`,
    ),
  ),
  quiet(
    'client secret that buys access tokens',
    (secret) =>
      layer(
        `<h2>Client created</h2><p>Copy the client secret now, it will not be shown again. Exchange it for an access token at the token endpoint.</p><label>Client secret ${field(secret)}</label>`,
      ),
    'urlSafe',
  ),
  quiet('database password', (password) =>
    overlay(
      `<h2>postgres-main is ready</h2><p>This is your only opportunity to copy the database password.</p><label>Password <input type="password" readonly value="${password}"></label>${COPY}`,
    ),
  ),
  quiet(
    'licence key',
    (key) =>
      modal(
        `<h2>Licence key</h2><p>Store this key securely, you can only copy it now.</p><code>${key}</code>${COPY}`,
      ),
    'base32',
  ),
  quiet(
    'SSH key',
    (key) =>
      drawer(
        `<h2>Private SSH key</h2><p>Copy and store it. The complete key will only be displayed once.</p><pre style="white-space:pre-wrap;word-break:break-all">${key}</pre>${COPY}`,
      ),
    'padded',
  ),
  quiet(
    'kubeconfig with a token in it',
    (token) =>
      modal(
        `<h2>Kubeconfig of cluster prod</h2><p>Make sure to copy it, it is shown only once.</p><pre>users:\n- name: ci\n  user:\n    token: ${token.slice(0, 60)}</pre>${COPY}`,
      ),
    'jwt',
  ),
  quiet('deploy key', (key) =>
    layer(
      `<h2>Deploy key</h2><p>It will not be shown again. Add it to the repository before you close this window.</p>${field(key)}${ACK.replace('API token', 'deploy key')}`,
    ),
  ),
  quiet(
    'registry password',
    (password) =>
      overlay(
        `<h2>Registry credentials</h2><p>Sign in with docker login. The registry password is displayed once.</p><dl><dt>User</dt><dd>acme+ci</dd><dt>Password</dt><dd>${password}</dd></dl>${COPY}`,
      ),
    'prefixed',
  ),
  quiet('a token to revoke', (id) =>
    modal(
      `<h2>Revoke API token</h2><p>Make sure that nothing uses it. A revoked token will never be accepted again.</p><code>${id}</code>${COPY}<button>Revoke API token</button>`,
    ),
  ),
  quiet('a service user to delete', (id) =>
    layer(
      `<h2>Delete Service User</h2><p>All of its API tokens will be removed and cannot be restored later. Copy the id to confirm.</p><code>${id}</code>${COPY}<input aria-label="Service user ID"><button>Delete</button>`,
    ),
  ),
  quiet('a token to rotate', (id) =>
    overlay(
      `<h2>Rotate API token?</h2><p>The new token will only be displayed once. Make sure that you can store it.</p><p>${id}</p><button>Rotate</button><button>Cancel</button>`,
    ),
  ),
];
