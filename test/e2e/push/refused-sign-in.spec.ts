import type { FailureCode } from '../../../utils/failure';
import type { Simulators } from '../../simulators';
import type { FaultAction } from '../../simulators/faults';
import type { InfisicalSimulator } from '../../simulators/infisical';
import { failureWords } from '../../support/failure-words';
import { enterProfile, fillProfile, type ProfileEntry } from '../../support/profile-form';
import { writes } from '../../support/push';
import { expectTokensStayed } from '../../support/stayed';
import { placesOf } from '../../support/token-places';
import { serviceUserToken } from '../../support/user';
import { alerts, pasteInto, shows, showsNot } from '../../support/user-acts';
import { expect, inBoth, test } from '../fixtures';

type Entry = ProfileEntry['signIn'];

/** What Infisical refuses, and what the user is told about it. */
interface Refusal {
  what: string;
  code: FailureCode;
  params?: string[];
}

/** Met in `Test connection`; gives what the user enters. */
interface RefusedEntry extends Refusal {
  arrange(us: InfisicalSimulator, simulators: Simulators): Entry | Promise<Entry>;
}

/** Met with a browser session. */
interface RefusedSession extends Refusal {
  arrange(us: InfisicalSimulator): void;
}

const SITE = 'https://app.infisical.com';

const universalAuth = ({ state: { seed } }: InfisicalSimulator): Entry & { method: 'Universal Auth' } => ({
  method: 'Universal Auth',
  clientId: seed.identity.clientId,
  clientSecret: seed.clientSecret.value,
});

/** The right client id and secret, after a change that makes Infisical refuse them. */
const knownSecret =
  (change: (us: InfisicalSimulator, simulators: Simulators) => void): RefusedEntry['arrange'] =>
  (us, simulators) => {
    change(us, simulators);
    return universalAuth(us);
  };

/** Met with Universal Auth, in `Test connection`. */
const LOGIN: RefusedEntry[] = [
  {
    what: 'a wrong client secret',
    arrange: (us) => ({ ...universalAuth(us), clientSecret: 'wrong' }),
    code: 'infisicalLoginRefused',
  },
  {
    what: 'a locked client id',
    arrange: knownSecret(({ state }) => {
      state.lockouts.set(state.seed.identity.clientId, {
        failedAttempts: 3,
        lockedOut: true,
        expiresAt: Date.now() + 300_000,
      });
    }),
    code: 'infisicalLoginLocked',
  },
  {
    what: 'an expired client secret',
    arrange: knownSecret(({ state }) => {
      Object.assign(state.seed.clientSecret, { ttlSeconds: 1, createdAt: Date.now() - 60_000 });
    }),
    code: 'infisicalSecretExpired',
  },
  {
    what: 'a client secret without uses left',
    arrange: knownSecret(({ state }) => {
      Object.assign(state.seed.clientSecret, { usesLimit: 1, uses: 1 });
    }),
    code: 'infisicalSecretUsedUp',
  },
  {
    what: 'a sub-organization without membership',
    arrange: (us) => ({ ...universalAuth(us), subOrganization: 'payments-unit' }),
    code: 'infisicalSubOrganizationDenied',
    params: ['payments-unit'],
  },
  {
    what: 'a sub-organization that does not exist',
    arrange: (us) => ({ ...universalAuth(us), subOrganization: 'nowhere' }),
    code: 'infisicalSubOrganizationUnknown',
    params: ['nowhere'],
  },
  {
    what: 'an address that the client secret does not allow',
    arrange: knownSecret(({ state }) => {
      state.seed.identity.clientSecretTrustedIps = ['198.51.100.0/24'];
    }),
    code: 'infisicalAddressRefused',
  },
  {
    what: 'parallel wrong logins',
    arrange: (us) => {
      us.options.lockoutBusy = true;
      return { ...universalAuth(us), clientSecret: 'wrong' };
    },
    code: 'infisicalLoginBusy',
  },
  {
    what: 'the rate limit',
    arrange: knownSecret(({ options }) => {
      options.rateLimit = { seconds: 7, retryAfterHeader: false };
    }),
    code: 'infisicalRateLimit',
    params: ['7'],
  },
  {
    what: 'maintenance mode',
    arrange: knownSecret(({ options }) => {
      options.maintenance = true;
    }),
    code: 'infisicalServerError',
  },
  {
    what: 'a web page instead of an API',
    arrange: knownSecret(({ options }) => {
      options.html = true;
    }),
    code: 'infisicalNotJson',
    params: [SITE],
  },
  ...(
    [
      ['a gateway timeout', { kind: 'status', status: 504 }, 'infisicalServerUnavailable', []],
      ['a bad gateway', { kind: 'status', status: 502 }, 'infisicalServerUnavailable', []],
      ['a broken connection', { kind: 'drop-before' }, 'infisicalUnreachable', [SITE]],
      ['an unknown answer', { kind: 'status', status: 200, body: {} }, 'infisicalAnswerUnknown', []],
      ['an undocumented status', { kind: 'status', status: 418, body: {} }, 'infisicalRefused', ['418']],
      [
        'a redirect to another host',
        { kind: 'status', status: 307, headers: { location: 'https://elsewhere.example/' } },
        'infisicalRedirects',
        [SITE],
      ],
    ] as [string, FaultAction, FailureCode, string[]][]
  ).map(
    ([what, action, code, params]): RefusedEntry => ({
      what,
      arrange: knownSecret((_, { faults }) =>
        faults.add({ host: 'app.infisical.com', path: /login$/, action }),
      ),
      code,
      params,
    }),
  ),
];

function secretOf(entry: Entry): string {
  if (entry.method === 'Browser session') throw new Error('A browser session has no secret of its own');
  return entry.method === 'Universal Auth' ? entry.clientSecret : entry.accessToken;
}

const pasted = (accessToken: string): Entry => ({ method: 'Access token', accessToken });

/** Met with a pasted access token, in `Test connection`. */
const TOKEN: RefusedEntry[] = [
  {
    what: 'a revoked access token',
    arrange: async ({ state, arrange }) => {
      const token = await arrange.accessToken(state.seed.identity);
      state.accessTokens = [];
      return pasted(token);
    },
    code: 'infisicalTokenRevoked',
  },
  {
    what: 'an access token without uses left',
    arrange: async ({ state, arrange }) =>
      pasted(await arrange.accessToken(state.seed.identity, { usesLimit: 1, uses: 1 })),
    code: 'infisicalTokenUsedUp',
  },
  {
    what: 'an expired access token',
    arrange: async ({ state, arrange, options }) => {
      options.now = () => Date.now() - 3_600_000;
      const token = await arrange.accessToken(state.seed.identity, { ttlSeconds: 60 });
      options.now = Date.now;
      return pasted(token);
    },
    code: 'infisicalTokenExpired',
  },
  {
    what: 'an access token of another region',
    arrange: async (_, { infisical: { eu } }) => pasted(await eu.arrange.accessToken(eu.state.seed.identity)),
    code: 'infisicalTokenElsewhere',
    params: [SITE],
  },
  {
    what: 'half an access token',
    arrange: () => pasted('not-a-whole-token'),
    code: 'infisicalTokenMalformed',
  },
  { what: 'a service token', arrange: () => pasted('st.a.b.c'), code: 'infisicalTokenKind' },
  {
    what: 'an identity that left the organization',
    arrange: async ({ state, arrange }) => {
      const token = await arrange.accessToken(state.seed.identity);
      state.seed.identity.memberOf = [];
      return pasted(token);
    },
    code: 'infisicalIdentityElsewhere',
  },
  {
    what: 'an address that the access token does not allow',
    arrange: async ({ state, arrange }) => {
      state.seed.identity.accessTokenTrustedIps = ['198.51.100.0/24'];
      return pasted(await arrange.accessToken(state.seed.identity));
    },
    code: 'infisicalAddressRefused',
  },
];

/** Met with the browser session, in the popup; the session is there. */
const SESSION: RefusedSession[] = [
  {
    what: 'a locked account',
    arrange: ({ state }) => {
      state.seed.user.locked = true;
    },
    code: 'infisicalAccountLocked',
  },
  {
    what: 'a membership that ended',
    arrange: ({ state }) => {
      state.seed.user.memberships = [];
    },
    code: 'infisicalNotAMember',
  },
  {
    what: 'an inactive membership',
    arrange: ({ state }) => {
      state.seed.user.memberships = [{ orgId: state.seed.organization.id, active: false }];
    },
    code: 'infisicalMembershipInactive',
  },
  {
    what: 'a server without the connector',
    arrange: ({ options }) => {
      options.behaviour.humanitecConnector = false;
    },
    code: 'infisicalNoConnector',
    params: [SITE],
  },
  {
    what: 'a web page instead of an API',
    arrange: ({ options }) => {
      options.html = true;
    },
    code: 'infisicalNotJson',
    params: [SITE],
  },
  {
    what: 'the rate limit',
    arrange: ({ options }) => {
      options.rateLimit = { seconds: 9, retryAfterHeader: true };
    },
    code: 'infisicalRateLimit',
    params: ['9'],
  },
  {
    what: 'maintenance mode',
    arrange: ({ options }) => {
      options.maintenance = true;
    },
    code: 'infisicalServerError',
  },
];

for (const [method, refusals] of Object.entries({ 'Universal Auth': LOGIN, 'an access token': TOKEN })) {
  inBoth(
    `the options explain each refusal of ${method}, whatever was refused before`,
    async ({ browser, simulators, agreed }) => {
      const { us } = simulators.infisical;
      const options = await browser.options();
      for (const { what, arrange, code, params } of refusals) {
        await test.step(`${what}: ${code}`, async () => {
          const signIn = await arrange(us, simulators);
          await enterProfile(options, { signIn });
          await options.click('button', 'Test connection');
          await alerts(options, await failureWords(code, params));
          // Nobody else gets the credential, and one failure does not lock the client id.
          const places = placesOf(simulators, [secretOf(signIn)]);
          expect(places.filter(({ host }) => host !== 'app.infisical.com')).toEqual([]);
          const logins = simulators.traffic.filter(({ path }) => path.endsWith('/login'));
          expect(logins.length).toBeLessThanOrEqual(1);
          expectTokensStayed(simulators, agreed);

          simulators.reset();
          await browser.forgetSession();
          // An empty form: neither what was entered nor what was said is there for the next one.
          await options.reload();
          expect(await options.alert()).toBe('');
        });
      }
    },
  );
}

inBoth(
  'the popup explains each refusal of a browser session, whatever was refused before',
  async ({ browser, simulators, agreed }) => {
    const popup = await browser.popup();
    for (const { what, arrange, code, params } of SESSION) {
      await test.step(`${what}: ${code}`, async () => {
        await browser.signIn();
        arrange(simulators.infisical.us);
        await popup.toFront();
        await pasteInto(popup, serviceUserToken(simulators.humanitec));
        await alerts(popup, await failureWords(code, params));
        await shows(popup, 'Captured token');
        expect(writes(simulators)).toEqual([]);
        expectTokensStayed(simulators, agreed);

        await popup.click('button', 'Discard');
        await showsNot(popup, 'Captured token');
        simulators.reset();
        await browser.clearCookies();
        await browser.forgetSession();
        await popup.reload();
      });
    }
  },
);

test('a refused client secret is never sent again, however often the user tries', async ({
  simulators,
  extension,
}) => {
  const { us } = simulators.infisical;
  const options = await extension.options();
  const logins = () => simulators.traffic.filter(({ path }) => path.endsWith('/universal-auth/login'));
  const tryIt = async (clientSecret: string): Promise<void> => {
    await fillProfile(options, { signIn: { ...universalAuth(us), clientSecret } });
    await options.getByRole('button', { name: 'Test connection' }).click();
    await expect(options.getByRole('button', { name: 'Test connection' })).toBeEnabled();
  };
  for (let attempt = 0; attempt < 4; attempt++) await tryIt('wrong');
  expect(logins()).toHaveLength(1);
  expect(us.state.lockouts.get(us.state.seed.identity.clientId)?.lockedOut).toBe(false);

  await tryIt(us.state.seed.clientSecret.value);
  await expect(options.getByText(/^Signed in as/)).toBeVisible();
});
