import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';

/** The extension has a content script on the first host only: what a page costs on the second is what it costs by itself. */
export const WITH = 'https://app.humanitec.io';
export const WITHOUT = 'https://without.example';

/** Stands in markup for a token. */
export const TOKEN = '{token}';

/** A dialog as markup. */
const dialog = (content: string): string =>
  `<div role="dialog" aria-modal="true" style="position:fixed;inset:100px;background:white;padding:20px">${content}</div>`;

export const TOKEN_DIALOG = dialog(
  `<h2>Store Token</h2><p>Make sure to copy and securely store your API token. For your protection,
  the complete token will only be displayed once in this window.</p>
  <code>${TOKEN}</code><button>Copy</button>
  <label><input type="checkbox"> I have copied the API token and stored it securely.</label><button>Close</button>`,
);

/** The markup with a token that was not there before. */
export const withNewToken = (markup: string): string =>
  markup.replace(TOKEN, randomUUID().replaceAll('-', ''));

/** Dialogs without anything to offer. The spans are what changes in them. */
export const FORM_DIALOG = dialog(
  `<h2>Create application</h2><form>
  <label>Application ID <input value="checkout-service-eu-west-1"></label><p><span>The ID is free.</span></p>
  <label>Name <input value="Checkout"></label><p><span>8 of 50 characters</span></p>
  <label>Description <textarea>What the shop uses to take an order, with payment and delivery.</textarea></label>
  <label>Environment type <select><option>development</option><option>production</option></select></label>
  <label><input type="checkbox"> Create a first environment</label>
  <button type="button">Cancel</button><button>Create</button></form>`,
);
export const SETTINGS_DIALOG = dialog(
  `<h2>Settings</h2><table>${[
    ['Organization ID', '<code>4f7a2c1e-93b8-4d06-a1f5-7e0c8b9d2a63</code>'],
    ['Last sync', '<time>2 minutes ago</time>'],
    ['Notify me of failed deployments', '<input type="checkbox" checked>'],
    ['Webhook', '<input readonly value="https://hooks.example.com/services/deployments">'],
    ['Theme', '<select><option>Light</option><option>Dark</option></select>'],
  ]
    .map(([name, value]) => `<tr><th>${name}</th><td>${value}</td><td><span>saved</span></td></tr>`)
    .join('')}</table><button>Close</button>`,
);

const MAIN = `<main>${'<div><span>row</span> <code>cell</code></div>'.repeat(3_000)}</main>`;

/** What the benchmarks find at every host, by path: pages of 9,000 elements with whatever dialog is open, and one without anything. */
const PAGES: Record<string, string> = {
  '/bench': MAIN,
  '/bench/form': MAIN + FORM_DIALOG,
  '/bench/settings': MAIN + SETTINGS_DIALOG,
  '/bench/token': MAIN + withNewToken(TOKEN_DIALOG),
  '/bench/empty': '',
};

/** Answers for the pages of the benchmarks. */
export async function servePages(context: BrowserContext): Promise<void> {
  for (const [path, body] of Object.entries(PAGES))
    await context.route(
      ({ pathname }) => pathname === path,
      (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><html lang="en"><body>${body}</body></html>`,
        }),
    );
}
