import * as z from 'zod/mini';
import { ConnectionKey } from '../connections/types';
import type { Project } from '../infisical/types';
import { type Messages, NO_PAYLOAD } from '../messaging';
import { SyncRequest } from './types';

/** What was shown, and the capture whose token looks once more: another one may have taken the place of the first. */
const Shown = z.object({ lookId: z.string(), captureId: z.string() });

export const syncMessages = {
  /** Begins to set up a sync for a known connection. */
  'sync.open': { from: 'pages', payload: ConnectionKey },
  'sync.close': { from: 'pages', payload: NO_PAYLOAD },
  'sync.projects': { from: 'pages', payload: NO_PAYLOAD, isRepeatable: true },
  'sync.environments': {
    from: 'pages',
    payload: z.object({ projectId: z.string() }),
    isRepeatable: true,
  },
  'sync.folders': {
    from: 'pages',
    payload: z.object({ projectId: z.string(), environment: z.string() }),
    isRepeatable: true,
  },
  'sync.look': { from: 'pages', payload: SyncRequest },
  /** Takes back what was looked at, to choose anew. */
  'sync.change': { from: 'pages', payload: NO_PAYLOAD },
  'sync.create': { from: 'pages', payload: Shown },
  'sync.run': { from: 'pages', payload: Shown },
  /** Takes up what was cut off. */
  'sync.look-up': { from: 'pages', payload: NO_PAYLOAD, isRepeatable: true },
} as const satisfies Messages;

export interface SyncAnswers {
  /** Those in which the connection can be used. */
  'sync.projects': Project[];
  'sync.environments': { slug: string; name: string }[];
  /** Paths, `/` first. */
  'sync.folders': string[];
}
