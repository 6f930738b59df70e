import { inTurn } from '../../in-turn';
import type { Secret } from '../../secret';
import { sha256 } from '../../sha256';
import { knownAccountsItem } from '../storage';
import type { Account, Site } from '../types';
import type { Session, SignedIn } from './session';

const turn = inTurn();

/**
 * Keeps whom a token belongs to, as it was looked up with this very token. That does not change, nor does the organization that
 * the token is for: what can be chosen anew in the web app is for tokens to come.
 */
export async function noteAccount(session: SignedIn): Promise<Session> {
  const id = await idOf(session);
  const { site, account } = session;
  await keep(site.siteUrl, { id, account });
  return { ...session, id };
}

/** The session of a token, where it was the last of its site to be looked up; undefined for any other. */
export async function sessionOf(site: Site, bearer: Secret): Promise<Session | undefined> {
  const id = await idOf({ site, bearer });
  const known = (await knownAccountsItem.get())[site.siteUrl];
  return known?.id === id ? { site, bearer, account: known.account, id } : undefined;
}

/** Forgets whom the last token of a site belonged to. */
export function forgetAccount(siteUrl: string): Promise<void> {
  return keep(siteUrl, undefined);
}

function keep(siteUrl: string, known: { id: string; account: Account } | undefined): Promise<void> {
  return turn(async () => {
    const { [siteUrl]: _, ...others } = await knownAccountsItem.get();
    await knownAccountsItem.set(known ? { ...others, [siteUrl]: known } : others);
  });
}

/** Names a token of a site without holding it. */
function idOf({ site, bearer }: Pick<Session, 'site' | 'bearer'>): Promise<string> {
  return sha256(JSON.stringify([site.siteUrl, bearer.reveal()]));
}
