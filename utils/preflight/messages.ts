import * as z from 'zod/mini';
import { type Messages, NO_PAYLOAD } from '../messaging';
import { AppRef } from './types';

export const preflightMessages = {
  'preflight.run': { from: 'pages', payload: NO_PAYLOAD, isRepeatable: true },
  'preflight.cancel': { from: 'pages', payload: NO_PAYLOAD },
  'preflight.select': { from: 'pages', payload: z.object({ apps: z.array(AppRef) }) },
  'preflight.open-people-tab': { from: 'pages', payload: AppRef },
} as const satisfies Messages;
