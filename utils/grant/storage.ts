import * as z from 'zod/mini';
import { defineItem } from '../storage';
import { Grant, Terms } from './types';

// Session memory: gone with the browser. No secret.

export const grantItem = defineItem('session:grant', z.nullable(Grant), null);
/** For the popup, which may not offer what is switched off; null where that is so. Kept by the background. */
export const grantTermsItem = defineItem('session:grantTerms', z.nullable(Terms), null);
