import * as z from 'zod/mini';
import { defineItem } from '../storage';
import { SyncIntent, SyncSetup } from './types';

/** The sync that is being set up. Session memory: gone with the browser. */
export const setupItem = defineItem('session:syncSetup', z.nullable(SyncSetup), null);

/** A create whose result is not known yet, written to disk before its request goes out. */
export const syncIntentItem = defineItem('local:syncIntent', z.nullable(SyncIntent), null, { version: 1 });
