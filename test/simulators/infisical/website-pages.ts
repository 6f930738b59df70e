import { html, raw } from 'hono/html';
import type { Connection, Organization, State, User } from './types';

type Markup = ReturnType<typeof html>;

export function loginPage(error: string): Markup {
  return page(
    'Log in to Infisical',
    html`${error ? html`<p role="alert">${error}</p>` : ''}
      <form method="post" action="/login">
        <label>Email <input name="email" type="email" autocomplete="username" required /></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
        <button>Continue with Email</button>
      </form>`,
  );
}

export function organizationsPage(user: User, organizations: Organization[]): Markup {
  return page(
    'Choose your organization',
    html`<form method="post" action="/login/select-organization">
        ${organizations.map(({ id, name }) => html`<button name="organizationId" value="${id}">${name}</button>`)}
      </form>
      ${signOutForm(user)}`,
  );
}

/** Every connection of the organization: what a user sees after `Open in Infisical`. */
export function connectionsPage(state: State, user: User, organization: Organization): Markup {
  const rows = state.connections
    .filter(({ orgId }) => orgId === organization.id)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((connection) => row(state, connection));
  return page(
    'App Connections',
    html`<p>${organization.name}</p>
      <table>
        <thead>
          <tr><th>Name</th><th>App</th><th>Scope</th><th>Description</th><th>Updated</th></tr>
        </thead>
        <tbody>${rows.length > 0 ? rows : html`<tr><td colspan="5">No App Connections yet</td></tr>`}</tbody>
      </table>
      ${NEW_CONNECTION}
      ${signOutForm(user)}`,
  );
}

/** The way by hand: choose an app, fill in the form, connect. Here Humanitec is the only app. */
const NEW_CONNECTION = html`<details>
  <summary>Add Connection</summary>
  <details>
    <summary>Humanitec</summary>
    <form id="connect">
      <label>Name <input name="name" required /></label>
      <label>API Token <input name="apiToken" type="password" autocomplete="off" required /></label>
      <button>Connect to Humanitec</button>
      <p role="alert"></p>
    </form>
  </details>
</details>`;

const CONNECT = `
  document.querySelector('#connect')?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { name, apiToken } = Object.fromEntries(new FormData(event.target));
    const signedIn = await fetch('/api/v1/auth/token', { method: 'POST' });
    const { token } = await signedIn.json();
    const created = await fetch('/api/v1/app-connections/humanitec', {
      method: 'POST',
      headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
      body: JSON.stringify({ name, method: 'api-token', credentials: { apiToken } }),
    });
    if (created.ok) return location.reload();
    event.target.querySelector('[role=alert]').textContent = (await created.json()).message;
  });
`;

function row({ projects }: State, { name, app, projectId, description, updatedAt }: Connection): Markup {
  const project = projects.find(({ id }) => id === projectId);
  return html`<tr>
    <td>${name}</td>
    <td>${app}</td>
    <td>${project ? `Project ${project.name}` : 'Organization'}</td>
    <td>${description ?? ''}</td>
    <td>${updatedAt}</td>
  </tr>`;
}

function signOutForm({ email }: User): Markup {
  return html`<form method="post" action="/logout"><span>${email}</span> <button>Log Out</button></form>`;
}

/**
 * With `?refresh=N` a page stays signed in as the real one does: it exchanges the cookie now and every N seconds. How often
 * it did stands at the body as `data-exchanges`; when it is refused it goes to the sign-in page.
 */
const REFRESH = `
  const seconds = () => Number(new URLSearchParams(location.search).get('refresh'));
  async function staySignedIn() {
    for (let exchanges = 1; seconds() > 0; exchanges += 1) {
      const { ok } = await fetch('/api/v1/auth/token', { method: 'POST' });
      if (!ok) return location.assign('/login');
      document.body.dataset.exchanges = String(exchanges);
      await new Promise((resolve) => setTimeout(resolve, seconds() * 1000));
    }
    document.body.dataset.ended = '';
  }
  staySignedIn();
`;

function page(title: string, content: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title} · Infisical</title>
        <style>
          body { margin: 3rem auto; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif; background: #14161a; color: #e8e8e3; }
          label { display: block; margin: 1rem 0; }
          input, button { display: block; padding: 0.5rem 0.75rem; font: inherit; border-radius: 4px; border: 1px solid #55585f; }
          button { margin: 0.5rem 0; background: #e0ed34; color: #14161a; border: 0; cursor: pointer; }
          table { width: 100%; border-collapse: collapse; }
          th, td { padding: 0.5rem; text-align: left; border-bottom: 1px solid #33363c; }
        </style>
      </head>
      <body>
        <main><h1>${title}</h1>${content}</main>
        <script type="module">${raw(CONNECT)}</script>
        <script>${raw(REFRESH)}</script>
      </body>
    </html>`;
}
