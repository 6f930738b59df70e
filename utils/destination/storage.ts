import * as z from 'zod/mini';
import { defineItem } from '../storage';
import { ChosenProfile, Destination, Draft } from './types';

// Session memory: gone with the browser.

export const destinationItem = defineItem('session:destination', z.nullable(Destination), null);

/** So that nothing else is proposed for that capture any more. */
export const chosenProfileItem = defineItem('session:chosenProfile', z.nullable(ChosenProfile), null);

export const draftItem = defineItem('session:draft', z.nullable(Draft), null);

/** The sign-in page that was opened for a profile, until its session is there or the time is over. */
export const signInTabItem = defineItem(
  'session:signInTab',
  z.nullable(z.object({ tabId: z.number(), profileId: z.string(), until: z.number() })),
  null,
);
