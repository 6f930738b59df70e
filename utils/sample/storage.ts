import * as z from 'zod/mini';
import { defineItem } from '../storage';

/** Whether the popup is to play the journey with made-up facts. Session memory: gone with the browser. */
export const sampleItem = defineItem('session:sample', z.boolean(), false);
