import * as z from 'zod/mini';
import { defineItem } from '../storage';
import { SyncDraft, SyncIntent, SyncSetup } from './types';

/** The sync that is being set up. Session memory: gone with the browser. */
export const setupItem = defineItem('session:syncSetup', z.nullable(SyncSetup), null);

/** What is chosen in its form and was not looked at yet. */
export const syncDraftItem = defineItem('session:syncDraft', z.nullable(SyncDraft), null);

/** A create whose result is not known yet, written to disk before its request goes out. */
export const syncIntentItem = defineItem('local:syncIntent', z.nullable(SyncIntent), null, { version: 1 });
