import { expect } from 'vitest';
import { clock, LOGIN } from '../infisical-world';
import type { Probes } from './probe';

/** Docs/facts/infisical-api.md, 10 and 13. */
export const limits: Probes<'limitsSelfHosted' | 'rateLimitWait' | 'regionalRequestIds'> = {
  limitsSelfHosted: {
    origin: 'https://infisical.example.com',
    async see({ options, login }) {
      options.limits = { reads: 1, writes: 1, perSeconds: 60 };
      await login();
      return (await login()).status;
    },
    seen: { true: 429, false: 200 },
  },
  rateLimitWait: {
    async see({ options, login }) {
      const time = clock(options);
      options.limits = { reads: 1, writes: 1, perSeconds: 60 };
      await login();
      time.pass(15);
      const { body, headers } = await login();
      return [body.message, headers.get('retry-after')];
    },
    seen: {
      window: ['Rate limit exceeded. Please try again in 1 minute', '60'],
      remaining: ['Rate limit exceeded. Please try again in 45 seconds', '45'],
    },
  },
  regionalRequestIds: {
    origin: 'https://eu.infisical.com',
    see: async ({ call }) => (await call('POST', LOGIN, { json: {} })).body.reqId,
    seen: {
      true: expect.stringMatching(/^req-eu-.{14}$/),
      false: expect.stringMatching(/^req-.{14}$/),
    },
  },
};
