import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Profile, SignIn } from '@/utils/infisical/types';
import { type RecordedRequest, type Simulators, startSimulators } from '../../simulators';

export const US = 'https://app.infisical.com';
export const SELF_HOSTED = 'https://infisical.example.com';

export interface World {
  readonly simulators: Simulators;
  /** Cookies by host, as the browser would send them with `credentials: 'include'`. */
  readonly cookies: Map<string, string>;
  /** Hosts that the user has allowed, as match patterns; the Clouds are allowed from the start. */
  readonly allowed: Set<string>;
  /** The requests of the extension so far; Infisical's own calls to Humanitec are left out. */
  sent(method?: string, path?: RegExp): RecordedRequest[];
}

/** The extension's network and browser for the tests of a file: simulated services behind `fetch`, fresh for each test. */
export function simulatedWorld(): World {
  let simulators: Simulators | undefined;
  const cookies = new Map<string, string>();
  const allowed = new Set<string>();
  const running = () => {
    if (!simulators) throw new Error('The simulators are not running yet.');
    return simulators;
  };

  beforeAll(async () => {
    simulators = await startSimulators();
  });
  afterAll(() => running().close());
  beforeEach(() => {
    running().reset();
    fakeBrowser.reset();
    cookies.clear();
    allowed.clear();
    for (const pattern of [`${US}/*`, 'https://eu.infisical.com/*']) allowed.add(pattern);
    Object.assign(fakeBrowser.permissions, permissions(allowed));
    vi.stubGlobal('fetch', browserFetch(running().fetch, cookies));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  return {
    get simulators() {
      return running();
    },
    cookies,
    allowed,
    sent: (method, path = /^/) =>
      running().traffic.filter(
        (request) =>
          request.headers['user-agent'] !== 'infisical' &&
          (method === undefined || request.method === method) &&
          path.test(request.path),
      ),
  };
}

export function profile(signIn: SignIn, given: Partial<Profile> = {}): Profile {
  return {
    id: 'profile-1',
    label: '',
    instance: 'us',
    siteUrl: US,
    signIn,
    scope: { level: 'organization' },
    ...given,
  };
}

/** A profile of the seeded machine identity of US Cloud, and its client secret. */
export function universalAuth({ simulators }: World, given: Partial<Profile> = {}) {
  const { identity, clientSecret } = simulators.infisical.us.state.seed;
  return {
    profile: profile({ method: 'universal-auth', clientId: identity.clientId, remember: false }, given),
    credentials: { clientSecret: clientSecret.value },
  };
}

/** Signs the seeded user in to the web app of US Cloud, as in a tab of the same browser. */
export async function signInToWebApp({ simulators, cookies }: World, orgId?: string): Promise<void> {
  const { us } = simulators.infisical;
  const { jid } = await us.arrange.session(us.state.seed.user, orgId);
  cookies.set('app.infisical.com', `jid=${jid}`);
}

function browserFetch(fetch: typeof globalThis.fetch, cookies: Map<string, string>): typeof globalThis.fetch {
  return (input, init) => {
    const request = new Request(input, init);
    const cookie = cookies.get(new URL(request.url).host);
    if (request.credentials === 'include' && cookie) request.headers.set('cookie', cookie);
    return fetch(request);
  };
}

function permissions(allowed: Set<string>) {
  return {
    contains: async ({ origins = [] }: { origins?: string[] }) =>
      origins.every((origin) => allowed.has(origin)),
    remove: async ({ origins = [] }: { origins?: string[] }) => {
      for (const origin of origins) allowed.delete(origin);
      return true;
    },
  };
}
