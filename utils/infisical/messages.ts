import * as z from 'zod/mini';
import type { Messages } from '../messaging';
import type { Sentence } from '../sentence';
import { type Account, Credentials, Profile, type Project } from './types';

const AProfile = z.object({ profileId: z.string() });
const TypedProfile = z.object({ profile: Profile, credentials: Credentials });

export const profileMessages = {
  'profile.save': { from: 'pages', payload: TypedProfile },
  'profile.test': { from: 'pages', payload: TypedProfile, isRepeatable: true },
  /** Tests a profile and saves it where that succeeds. */
  'profile.adopt': { from: 'pages', payload: TypedProfile },
  'profile.remove': { from: 'pages', payload: AProfile },
  'profile.sign-out': { from: 'pages', payload: AProfile },
  'profile.change-passphrase': {
    from: 'pages',
    payload: z.object({ profileId: z.string(), current: z.string(), next: z.string() }),
  },
} as const satisfies Messages;

/** What a page shows after `Test connection`. */
export interface TestReport {
  account: Account;
  mayCreate: 'yes' | 'no' | 'unknown';
  notes: Sentence[];
  /** The projects this sign-in can see, to choose a default from. */
  projects: Project[];
}

export interface ProfileAnswers {
  'profile.test': TestReport;
  'profile.adopt': TestReport;
}
