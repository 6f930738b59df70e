import { fail } from '../../failure';
import { infisicalUse, requireAllowedInfisical } from '../../policy/require-infisical';
import type { Secret } from '../../secret';
import { heldSecret, lastSecret } from '../credentials';
import { isRefusal } from '../errors';
import { requireHostPermission } from '../permission';
import type { Account, Profile, Site } from '../types';
import { bearerAccount } from './bearer-account';
import { browserSession } from './browser-session';
import { forgetAccount, noteAccount, sessionOf } from './known-account';
import type { Session } from './session';
import { cachedToken, dropToken, type Login, revokeLogin, universalAuthToken } from './universal-auth';
import { dropUserToken, keptUserToken } from './user-token';

/**
 * Signs a profile in with what is kept for it.
 *
 * @param lookAgain browser session: look at the session in the web app even where a token of it is known
 * @throws what {@link requireAllowedInfisical} refuses, `infisicalPermissionMissing`, `infisicalSignedOut`, `profileLocked`, `profileSecretMissing`, and
 *   whatever Infisical refuses
 */
export async function signIn(profile: Profile, lookAgain = false): Promise<Session> {
  await requireAllowedInfisical(siteOf(profile));
  if (profile.signIn.method === 'browser-session') {
    await requireHostPermission(profile.siteUrl);
    return noteAccount(await browserSession(siteOf(profile), lookAgain));
  }
  const held = await heldSecret(profile);
  if (held.state === 'locked') throw fail('profileLocked');
  return signInWith(profile, held.state === 'ready' ? held.secret : undefined);
}

/**
 * The sign-in of a profile as it was looked up before, with the token that it would use now; undefined where there is none, or it
 * was not looked up. Asks nothing, so it does not tell whether Infisical still takes the token: the next request does.
 *
 * @throws what {@link requireAllowedInfisical} refuses, `infisicalPermissionMissing`
 */
export async function knownSession(profile: Profile): Promise<Session | undefined> {
  const site = siteOf(profile);
  await requireAllowedInfisical(site);
  await requireHostPermission(profile.siteUrl);
  const bearer = await heldToken(profile);
  return bearer && sessionOf(site, bearer);
}

/** The token that a profile has without asking for one. */
async function heldToken(profile: Profile): Promise<Secret | undefined> {
  if (profile.signIn.method === 'browser-session') return (await keptUserToken(profile.siteUrl))?.bearer;
  const held = await heldSecret(profile);
  if (held.state !== 'ready') return undefined;
  const login = loginOf(profile, held.secret);
  return login ? cachedToken(login) : held.secret;
}

/** Signs a profile in anew, with a secret that need not be kept: `Test connection` uses what the form holds. */
export async function signInWith(profile: Profile, secret: Secret | undefined): Promise<Session> {
  const site = siteOf(profile);
  await requireAllowedInfisical(site);
  await requireHostPermission(profile.siteUrl);
  if (profile.signIn.method === 'browser-session') return noteAccount(await browserSession(site, true));
  if (!secret) throw fail('profileSecretMissing');
  const login = loginOf(profile, secret);
  if (login) return universalAuth(login);
  return noteAccount({ site, bearer: secret, account: await pastedAccount(site, secret) });
}

/** The session of a pasted token is nobody's to sign in to again: another token has to be pasted. */
async function pastedAccount(site: Site, secret: Secret): Promise<Account> {
  try {
    return await bearerAccount(site, secret);
  } catch (error) {
    throw isRefusal(error, 'infisicalSignedOut') ? fail('infisicalTokenRevoked') : error;
  }
}

/** Ends a profile's sign-in: revokes what we logged in for, and forgets what was exchanged. The user's web session stays. */
export async function endSession(profile: Profile): Promise<void> {
  await forgetAccount(profile.siteUrl);
  if (profile.signIn.method === 'browser-session') return dropUserToken(profile.siteUrl);
  const login = await heldLogin(profile);
  if (login) await revokeLogin(login);
}

/** What a profile has logged in with, where that is Universal Auth and the secret is still in memory. */
export async function heldLogin(profile: Profile): Promise<Login | undefined> {
  const secret = await lastSecret(profile);
  return secret && loginOf(profile, secret);
}

/** A cached token may have been revoked meanwhile: then one new login. A refused login is never repeated. */
async function universalAuth(login: Login): Promise<Session> {
  const { token, isNew } = await universalAuthToken(login);
  try {
    return await lookedUp(login, token);
  } catch (error) {
    const isOver = isRefusal(error, 'infisicalTokenRevoked', 'infisicalTokenExpired', 'infisicalTokenUsedUp');
    if (isNew || !isOver) throw error;
    await dropToken(login);
    return lookedUp(login, (await universalAuthToken(login)).token);
  }
}

async function lookedUp({ site, organizationSlug }: Login, bearer: Secret): Promise<Session> {
  return noteAccount({ site, bearer, account: await bearerAccount(site, bearer, organizationSlug) });
}

function loginOf(profile: Profile, clientSecret: Secret): Login | undefined {
  const { signIn: method } = profile;
  if (method.method !== 'universal-auth') return undefined;
  const { clientId, organizationSlug } = method;
  return { site: siteOf(profile), clientId, clientSecret, organizationSlug };
}

function siteOf(profile: Profile): Site {
  return { ...infisicalUse(profile), sendCookies: profile.sendCookies };
}
