import * as z from 'zod/mini';
import { defineItem } from '../../storage';
import { SyncRuns } from './types';

/** The syncs that run because the user has asked for it. Session memory: gone with the browser, and they run on in Infisical. */
export const syncRunsItem = defineItem('session:syncRuns', z.nullable(SyncRuns), null);
