import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Simulators, startSimulators } from '../../simulators';

const CONSOLE = 'https://app.humanitec.io';
const API = 'https://api.humanitec.io';
let simulators: Simulators;

beforeAll(async () => {
  simulators = await startSimulators();
});
beforeEach(() => simulators.reset());
afterAll(() => simulators.close());

async function visit(): Promise<{ page: Response; cookie: string }> {
  const page = await simulators.fetch(`${CONSOLE}/orgs/acme/service-users`);
  return { page, cookie: page.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

describe('the session of the console', () => {
  test('a fresh visit is signed in as the administrator, by a cookie for console and API', async () => {
    const { page, cookie } = await visit();
    expect(page.headers.getSetCookie()[0]).toMatch(/Domain=humanitec.io.*HttpOnly; Secure; SameSite=Lax/);
    const answer = await simulators.fetch(`${API}/current-user`, { headers: { cookie } });
    expect(await answer.json()).toMatchObject({
      id: simulators.humanitec.admin.id,
      type: 'user',
      roles: { '/orgs/acme': 'administrator' },
    });
  });

  test('nobody is signed in when so configured, nor after logging out', async () => {
    const { cookie } = await visit();
    await simulators.fetch(`${API}/auth/logout`, { method: 'POST', headers: { cookie } });
    const answer = await simulators.fetch(`${API}/current-user`, { headers: { cookie } });
    expect(answer.status).toBe(401);
    simulators.humanitec.console.signedInAs = undefined;
    expect(await visit()).toMatchObject({ cookie: '' });
  });

  test('a request that carries the cookie runs as the person, whatever token it also carries', async () => {
    const { humanitec } = simulators;
    const { value } = humanitec.createToken(humanitec.createServiceUser().id);
    const { cookie } = await visit();
    const headers = { cookie, authorization: `Bearer ${value}` };
    const type = async () => (await (await simulators.fetch(`${API}/current-user`, { headers })).json()).type;
    expect(await type()).toBe('user');
    humanitec.quirks.cookieBeatsBearer = false;
    expect(await type()).toBe('service');
  });

  test.each([
    { origin: CONSOLE, allowed: CONSOLE },
    { origin: 'https://evil.example', allowed: null },
  ])('pages of $origin may read answers: $allowed', async ({ origin, allowed }) => {
    const { headers } = await simulators.fetch(`${API}/orgs`, { headers: { origin } });
    expect(headers.get('access-control-allow-origin')).toBe(allowed);
  });
});

test('its pages allow no script but their own', async () => {
  const { page } = await visit();
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(await page.text()).not.toMatch(/<script(?![^>]*src=)/);
});
