import * as z from 'zod/mini';
import type { Messages } from '../messaging';
import { GrantRequest } from './types';

const AGrant = z.object({ grantId: z.string() });

export const grantMessages = {
  /** Asks Humanitec who is signed in to its console: the first request that carries the console's cookie. */
  'grant.prepare': { from: 'pages', payload: GrantRequest },
  /** Does what was shown. */
  'grant.give': { from: 'pages', payload: AGrant },
  /** Takes back what was not pressed, or closes what was read. */
  'grant.clear': { from: 'pages', payload: AGrant },
} as const satisfies Messages;
