import type { SmallDocument } from '../documents';
import { COPY, drawer, type Format, layer, modal, overlay, popover, quiet, shown } from './parts';

const counts = (text: string, draw = modal, format: Format = 'hex') =>
  shown(
    `words: ${text}`,
    (token) => draw(`<h2>API token</h2><p>${text}</p><code>${token}</code>${COPY}<button>Close</button>`),
    format,
  );
const fits = (name: string, title: string, text: string, draw = modal, format: Format = 'hex') =>
  quiet(
    `words by accident: ${name}`,
    (value) => draw(`<h2>${title}</h2><p>${text}</p><code>${value}</code>${COPY}<button>Close</button>`),
    format,
  );

/** Words that say that a token is shown now and never again, and words that only sound like it. */
export const words: readonly SmallDocument[] = [
  counts('This is your only opportunity to copy the token.'),
  counts('The token will be hidden after you close this window.', overlay, 'urlSafe'),
  counts('Keep the token somewhere safe: you can only copy it now.', layer, 'prefixed'),
  counts('Copy the API token before you continue. You cannot fetch it later.', drawer),
  counts('You won’t be able to see this token again.', popover, 'longHex'),
  counts('Your token is shown only once.', modal, 'base32'),
  counts('Last chance to save your API token.', layer, 'padded'),
  counts('Save this token now, we can’t show it to you a second time.', overlay, 'jwt'),
  counts('When you close this dialog, there is no way to get the token back.', layer),
  quiet('words by accident: Internet access token', (value) =>
    modal(
      `<h2>Edit integration</h2><label>Internet access token <input size="40" value="${value}"></label><p>Stored once you save.</p><button>Save</button>`,
    ),
  ),
  fits('No expiration, access for CI', 'API token', 'No expiration, access for CI', overlay),
  fits(
    'Once you have created the token',
    'Set up the pipeline',
    'Once you have created the token, add it to the pipeline with this id.',
    layer,
  ),
  fits('used only once', 'Idempotency key', 'A key is used only once per request to the token API.'),
  fits(
    'can be revoked at any time',
    'Service user',
    'API tokens can be revoked at any time.',
    drawer,
    'urlSafe',
  ),
  fits('at once', 'Role changed', 'The roles of its API tokens change at once.', popover),
  fits(
    'try again',
    'Something went wrong',
    'The token could not be created. Copy the request id and try again later.',
    layer,
  ),
  fits('close this window', 'Copy application', 'You can close this window while the copy is made.', overlay),
  fits(
    'can be seen again',
    'API token ID',
    'You can see and copy it again at any time in the list of API tokens.',
    modal,
    'prefixed',
  ),
  fits(
    'shown in the list',
    'Description saved',
    'It is shown in the list of tokens and copied with them.',
    layer,
    'urlSafe',
  ),
];
