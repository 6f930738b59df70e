import * as z from 'zod/mini';
import { type Messages, NO_PAYLOAD } from '../messaging';
import type { Sentence } from '../sentence';
import { type Account, Credentials, Profile, type Project, type SecretPlace } from './types';

const AProfile = z.object({ profileId: z.string() });
const TypedProfile = z.object({ profile: Profile, credentials: Credentials });

export const profileMessages = {
  'profile.save': { from: 'pages', payload: TypedProfile },
  'profile.test': { from: 'pages', payload: TypedProfile, isRepeatable: true },
  /** Tests a profile and saves it where that succeeds. */
  'profile.adopt': { from: 'pages', payload: TypedProfile },
  'profile.remove': { from: 'pages', payload: AProfile },
  'profile.restore': {
    from: 'pages',
    payload: z.object({
      profile: Profile,
      place: z.number().check(z.gte(0)),
      /** Whether it was the one used last. */
      wasInUse: z.boolean(),
    }),
    isRepeatable: true,
  },
  'profile.secrets': { from: 'pages', payload: NO_PAYLOAD, isRepeatable: true },
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
  /** By the id of the profile. */
  'profile.secrets': Record<string, SecretPlace>;
  'profile.adopt': TestReport;
}
