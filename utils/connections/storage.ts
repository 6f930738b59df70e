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

/**
 * The connections that a weekly check found worse than before, until it is over and that is told; session memory: what a notice
 * does not tell, the list and the toolbar do.
 */
export const worsenedItem = defineItem<ConnectionKey[]>('session:worsened', listOf(ConnectionKey), []);

/** When this browser was started, in epoch milliseconds, as far as the background has noticed; session memory. */
export const browserStartItem = defineItem('session:browserStart', z.nullable(z.number()), null);

/** What the last notice of ends was about; session memory: a notice does not outlive the browser. */
export const noticedItem = defineItem<ConnectionKey[]>('session:noticed', listOf(ConnectionKey), []);

/**
 * What notices need, asked for when the user switches them on: that the browser has given it is all there is to the
 * preference.
 */
export const NOTICE_PERMISSIONS: { permissions: 'notifications'[] } = { permissions: ['notifications'] };
