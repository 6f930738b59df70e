import * as z from 'zod/mini';
import { defineItem, listOf } from '../storage';
import { KnownConnection } from './types';

/**
 * The connections that got a token from this browser, the latest first; null until they were taken from the history of a
 * version before. On disk; no secret.
 */
export const knownConnectionsItem = defineItem<KnownConnection[] | null>(
  'local:knownConnections',
  z.nullable(listOf(KnownConnection)),
  null,
  { version: 1 },
);
