import { fail } from '../failure';
import type { Secret } from '../secret';
import { type Sentence, say } from '../sentence';
import { claimsOf } from './claims';
import { type InfisicalClient, infisical } from './client';
import { heldSecret, rememberedSecret, typedSecret } from './credentials';
import { isRefusal, readableList } from './errors';
import type { TestReport } from './messages';
import { giveBackPermission } from './permission';
import { normalised, saveProfile } from './profiles';
import { signInWith } from './sign-in';
import { profilesItem } from './storage';
import type { Account, Credentials, Profile, Scope } from './types';

/**
 * Signs in with what a form holds, saved or not, and tells who that is and what it may do. Nothing is saved; a
 * Universal Auth login made here is the one that is used after saving.
 */
export async function testProfile(given: Profile, credentials: Credentials): Promise<TestReport> {
  const profile = normalised(given);
  return withHost(profile, () => report(profile, credentials));
}

/**
 * Tests a profile as {@link testProfile} does, and saves it where somebody is signed in. In one step, so that the host of a
 * self-hosted Infisical is not given back in between.
 */
export async function adoptProfile(given: Profile, credentials: Credentials): Promise<TestReport> {
  const profile = normalised(given);
  return withHost(profile, async () => {
    const tested = await report(profile, credentials);
    await saveProfile(profile, credentials);
    return tested;
  });
}

/** The page had the browser ask for the host; without a saved profile there is no more use for it afterwards. */
async function withHost<T>(profile: Profile, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } finally {
    await giveBackPermission(profile, await profilesItem.get());
  }
}

async function report(profile: Profile, credentials: Credentials): Promise<TestReport> {
  const secret = typedSecret(profile, credentials) ?? (await keptSecret(profile, credentials));
  const { site, bearer, account } = await signInWith(profile, secret);
  const client = infisical(site, bearer);

  const notes: Sentence[] = [];
  const { exp } = claimsOf(bearer);
  if (profile.signIn.method === 'access-token' && exp !== undefined) {
    notes.push(say('infisical.note.tokenExpires', new Date(exp * 1000).toISOString().slice(0, 10)));
  }
  if (!account.organization) notes.push(say('infisical.note.organizationUnknown'));
  const [seen, projects, may] = await Promise.all([
    connectionsNote(client),
    readableList(() => client.projects()),
    mayCreate(client, account, profile.scope),
  ]);
  return {
    account,
    mayCreate: may.answer,
    notes: [...notes, seen, ...(projects ? [] : [say('infisical.note.projectsUnseen')]), may.note],
    projects: projects ?? [],
  };
}

/** What was saved for a profile. A remembered secret that is locked is opened for this one time. */
async function keptSecret(profile: Profile, { passphrase }: Credentials): Promise<Secret | undefined> {
  const held = await heldSecret(profile);
  if (held.state !== 'locked') return held.state === 'ready' ? held.secret : undefined;
  if (!passphrase) throw fail('profileLocked');
  return rememberedSecret(profile, passphrase);
}

/** Listing is refused to some who may create, so it is a note and not a verdict. */
async function connectionsNote(client: InfisicalClient): Promise<Sentence> {
  try {
    return say('infisical.note.connectionsSeen', (await client.connections()).length);
  } catch (error) {
    return rightMissing(error);
  }
}

function rightMissing(error: unknown): Sentence {
  if (isRefusal(error, 'infisicalRightMissing')) {
    return say('infisical.note.rightMissing', error.failure.params[0] ?? '');
  }
  if (isRefusal(error, 'infisicalForbidden')) return say('infisical.note.connectionsUnseen');
  throw error;
}

/**
 * Infisical has no route that tells one's rights, and trying would make a connection (docs/facts/infisical-api.md,
 * section 7). Only a user's role in the organization is told, and only those built in are certain. They say nothing
 * about a project, where roles are given apart.
 */
async function mayCreate(
  client: InfisicalClient,
  { kind, organization }: Account,
  scope: Scope,
): Promise<{ answer: TestReport['mayCreate']; note: Sentence }> {
  if (scope.level === 'project') {
    return { answer: 'unknown', note: say('infisical.note.mayCreateInProject', scope.name) };
  }
  const mine = kind === 'user' ? await client.organizations() : [];
  const role = mine.find(({ id }) => id === organization?.id)?.userRole;
  if (role === 'admin') return { answer: 'yes', note: say('infisical.note.mayCreateAdmin') };
  // Holds the right to connect alone (docs/facts/infisical-api.md, section 13).
  if (role === 'member') return { answer: 'no', note: say('infisical.note.memberRole') };
  if (role === 'no-access') return { answer: 'no', note: say('infisical.note.noAccess') };
  return { answer: 'unknown', note: say('infisical.note.mayCreateUnknown') };
}
