import * as z from 'zod/mini';
import type { Messages } from '../messaging';

export const destinationMessages = {
  'destination.load': {
    from: 'pages',
    payload: z.object({ profileId: z.optional(z.string()), lookAgain: z.optional(z.boolean()) }),
    isRepeatable: true,
  },
  'destination.sign-in': { from: 'pages', payload: z.object({ profileId: z.string() }) },
  'destination.unlock': {
    from: 'pages',
    payload: z.object({ profileId: z.string(), passphrase: z.string() }),
  },
} as const satisfies Messages;
