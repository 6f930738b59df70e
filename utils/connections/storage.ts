import * as z from 'zod/mini';
import { defineItem, listOf } from '../storage';
import { ConnectionKey, KnownConnection } from './types';

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

/** The connection whose check waits for the user to sign in; session memory. */
export const waitingCheckItem = defineItem('session:waitingCheck', z.nullable(ConnectionKey), null);

/** What the last notice was about; session memory: a notice does not outlive the browser. */
export const noticedItem = defineItem<ConnectionKey[]>('session:noticed', listOf(ConnectionKey), []);

/**
 * What notices need, asked for when the user switches them on: that the browser has given it is all there is to the
 * preference.
 */
export const NOTICE_PERMISSIONS: { permissions: 'notifications'[] } = { permissions: ['notifications'] };
