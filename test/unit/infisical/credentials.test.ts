import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { failureOf } from '@/utils/failure';
import { heldSecret, profileToLock, unlock } from '@/utils/infisical/credentials';
import { removeProfile, renewPassphrase, saveProfile, signOut } from '@/utils/infisical/profiles';
import { seal, unseal } from '@/utils/infisical/remembered';
import type { Profile } from '@/utils/infisical/types';
import { Secret } from '@/utils/secret';
import { profile, simulatedWorld } from './world';

simulatedWorld();

const SECRET = 'client-secret-of-the-identity';
const PASSPHRASE = 'correct horse battery';
const remembering = profile({
  method: 'universal-auth',
  clientId: 'client',
  remember: true,
  lockAfterMinutes: 5,
});
const forgetting = profile({ method: 'universal-auth', clientId: 'client', remember: false });
const remember = () => saveProfile(remembering, { clientSecret: SECRET, passphrase: PASSPHRASE });

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => failureOf(error).code,
  );
const held = async (of: Profile) => {
  const found = await heldSecret(of);
  return found.state === 'ready' ? found.secret.reveal() : found.state;
};
const onDisk = async () => JSON.stringify(await fakeBrowser.storage.local.get());
/** What a browser restart leaves. */
const restart = () => fakeBrowser.storage.session.clear();

describe('a client secret', () => {
  test('is kept in session memory only, unless the user asks', async () => {
    await saveProfile(forgetting, { clientSecret: SECRET });
    expect(await held(forgetting)).toBe(SECRET);
    expect(await onDisk()).not.toContain(SECRET);
    await restart();
    expect(await held(forgetting)).toBe('missing');
  });

  test('that is remembered lies encrypted on disk and is locked after a browser restart', async () => {
    await remember();
    expect(await held(remembering)).toBe(SECRET);
    expect(await onDisk()).not.toContain(SECRET);
    expect(await onDisk()).not.toContain(btoa(SECRET));
    await restart();
    expect(await held(remembering)).toBe('locked');
    expect(await codeOf(unlock(remembering, 'wrong horse'))).toBe('profilePassphraseWrong');
    expect(await held(remembering)).toBe('locked');
    await unlock(remembering, PASSPHRASE);
    expect(await held(remembering)).toBe(SECRET);
  });

  test('is locked after the set time', async () => {
    await remember();
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 5 * 60_000 + 1_000);
    expect(await held(remembering)).toBe('locked');
    const [alarm] = await fakeBrowser.alarms.getAll();
    expect(await profileToLock(alarm?.name ?? '')).toMatchObject({ id: remembering.id });
  });

  test('is never kept for another site, client id or method than it was given for', async () => {
    await remember();
    const elsewhere = { ...remembering, siteUrl: 'https://infisical.example.com' };
    const otherClient = profile({ method: 'universal-auth', clientId: 'other', remember: true });
    const otherMethod = profile({ method: 'access-token' });
    for (const changed of [elsewhere, otherClient, otherMethod]) {
      expect(await held(changed)).toBe('missing');
      expect(await codeOf(saveProfile(changed, { passphrase: PASSPHRASE }))).toBe('profileSecretMissing');
    }
  });

  test('stays when the profile is saved with empty fields', async () => {
    await remember();
    await saveProfile({ ...remembering, label: 'Production' }, {});
    expect(await held(remembering)).toBe(SECRET);
    await restart();
    await saveProfile({ ...remembering, label: 'Prod' }, {});
    expect(await held(remembering)).toBe('locked');
    await saveProfile(remembering, { passphrase: PASSPHRASE });
    expect(await held(remembering)).toBe(SECRET);
  });

  test('needs a passphrase of some length to be remembered', async () => {
    expect(await codeOf(saveProfile(remembering, { clientSecret: SECRET }))).toBe('profilePassphraseMissing');
    expect(await codeOf(saveProfile(remembering, { clientSecret: SECRET, passphrase: 'short' }))).toBe(
      'profilePassphraseShort',
    );
  });

  test('can be remembered later, and forgotten again', async () => {
    await saveProfile(forgetting, { clientSecret: SECRET });
    await saveProfile(remembering, { passphrase: PASSPHRASE });
    await restart();
    await unlock(remembering, PASSPHRASE);
    expect(await onDisk()).toContain('ciphertext');
    await saveProfile(forgetting, {});
    expect(await onDisk()).not.toContain('ciphertext');
    await restart();
    expect(await held(forgetting)).toBe('missing');
  });

  test('that is no longer to be remembered leaves the disk, locked or not', async () => {
    await remember();
    await restart();
    await saveProfile(forgetting, {});
    expect(await onDisk()).not.toContain('ciphertext');
  });

  test('whose passphrase is forgotten is replaced by saving a new one', async () => {
    await remember();
    await restart();
    await saveProfile(remembering, { clientSecret: 'new-secret', passphrase: 'another passphrase' });
    await restart();
    expect(await codeOf(unlock(remembering, PASSPHRASE))).toBe('profilePassphraseWrong');
    await unlock(remembering, 'another passphrase');
    expect(await held(remembering)).toBe('new-secret');
  });

  test('gets another passphrase only with the current one', async () => {
    await remember();
    expect(await codeOf(renewPassphrase(remembering.id, 'wrong horse', 'next passphrase'))).toBe(
      'profilePassphraseWrong',
    );
    await renewPassphrase(remembering.id, PASSPHRASE, 'next passphrase');
    await restart();
    expect(await codeOf(unlock(remembering, PASSPHRASE))).toBe('profilePassphraseWrong');
    await unlock(remembering, 'next passphrase');
    expect(await held(remembering)).toBe(SECRET);
  });

  test('leaves nothing behind when the profile is removed, and only ciphertext after signing out', async () => {
    await remember();
    await signOut(remembering.id);
    expect(await held(remembering)).toBe('locked');
    await removeProfile(remembering.id);
    expect(await held(remembering)).toBe('missing');
    expect(await onDisk()).not.toContain('ciphertext');
  });
});

describe('the encryption', () => {
  test('uses a fresh salt and nonce each time, and enough iterations', async () => {
    const [one, other] = await Promise.all([
      seal(new Secret(SECRET), PASSPHRASE, 'purpose'),
      seal(new Secret(SECRET), PASSPHRASE, 'purpose'),
    ]);
    expect(one.iterations).toBeGreaterThanOrEqual(600_000);
    expect(one.salt).not.toBe(other.salt);
    expect(one.iv).not.toBe(other.iv);
    expect(one.ciphertext).not.toBe(other.ciphertext);
  });

  test('opens nothing that was changed, or that was made for another purpose', async () => {
    const sealed = await seal(new Secret(SECRET), PASSPHRASE, 'purpose');
    expect(await unseal(sealed, PASSPHRASE, 'other purpose')).toBeNull();
    const flipped = sealed.ciphertext.startsWith('A') ? 'B' : 'A';
    const changed = { ...sealed, ciphertext: flipped + sealed.ciphertext.slice(1) };
    expect(await unseal(changed, PASSPHRASE, 'purpose')).toBeNull();
    expect((await unseal(sealed, PASSPHRASE, 'purpose'))?.reveal()).toBe(SECRET);
  });
});
