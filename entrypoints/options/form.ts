import { type Failure, failureOf } from '@/utils/failure';
import { CLOUD_IDS } from '@/utils/infisical/clouds';
import { parseSite, siteOf } from '@/utils/infisical/site-url';
import type { Credentials, Instance, Profile, Scope, SignIn } from '@/utils/infisical/types';
import { ACCESS_TOKEN, CLIENT_ID, CLIENT_SECRET, type Pasted, readPasted, type Wanted } from '@/utils/pasted';
import type { Sentence } from '@/utils/sentence';

/** What the profile form holds. Secrets are here only while they are typed: they are never filled in again. */
export interface Form {
  id: string;
  label: string;
  instance: Instance;
  siteUrl: string;
  sendCookies: boolean;
  method: SignIn['method'];
  clientId: string;
  organizationSlug: string;
  remember: boolean;
  lockAfterMinutes: string;
  scope: Scope;
  clientSecret: string;
  accessToken: string;
  passphrase: string;
}

const NO_SECRETS = { clientSecret: '', accessToken: '', passphrase: '' };

/** An empty form: the first Cloud with the browser's own session, for which nothing has to be set up. */
export function newForm(id: string): Form {
  return {
    id,
    label: '',
    instance: CLOUD_IDS[0],
    siteUrl: '',
    sendCookies: false,
    method: 'browser-session',
    clientId: '',
    organizationSlug: '',
    remember: false,
    lockAfterMinutes: '',
    scope: { level: 'organization' },
    ...NO_SECRETS,
  };
}

/** The form of a stored profile. */
export function formOf(profile: Profile): Form {
  const { id, label, instance, scope, signIn, sendCookies = false } = profile;
  const base: Form = { ...newForm(id), label, instance, sendCookies, scope, method: signIn.method };
  const siteUrl = instance === 'self-hosted' ? profile.siteUrl : '';
  if (signIn.method !== 'universal-auth') return { ...base, siteUrl };
  return {
    ...base,
    siteUrl,
    clientId: signIn.clientId,
    organizationSlug: signIn.organizationSlug ?? '',
    remember: signIn.remember,
    lockAfterMinutes: signIn.lockAfterMinutes?.toString() ?? '',
  };
}

/** What is not used of the site URL typed so far, e.g. its path; undefined when all of it is, or it is none yet. */
export function siteNote({ instance, siteUrl }: Form): Sentence | undefined {
  if (instance !== 'self-hosted') return undefined;
  try {
    return parseSite(siteUrl).notes[0];
  } catch {
    return undefined;
  }
}

/** Whether the client secret is kept on disk. */
export function remembers({ method, remember }: Form): boolean {
  return method === 'universal-auth' && remember;
}

/** What a field comes to that something is pasted into; an empty one to nothing. */
export function look(text: string, wanted: Wanted): Pasted & { failure?: Failure } {
  if (text.trim() === '') return { text: '', isExcerpt: false };
  try {
    return readPasted(text, wanted);
  } catch (error) {
    return { text: '', isExcerpt: false, failure: failureOf(error) };
  }
}

/**
 * What the form says, as a profile and the secrets that go with it.
 *
 * @throws {FailureError} when the site URL, or what was pasted into a field, cannot be used.
 */
export function read(form: Form): { profile: Profile; credentials: Credentials } {
  const site = siteOf(form);
  return {
    profile: {
      id: form.id,
      label: form.label.trim(),
      instance: site.instance,
      siteUrl: site.siteUrl,
      ...(site.instance === 'self-hosted' && form.sendCookies ? { sendCookies: true } : {}),
      scope: form.scope,
      signIn: signInOf(form),
    },
    credentials: credentialsOf(form),
  };
}

function signInOf(form: Form): SignIn {
  if (form.method !== 'universal-auth') return { method: form.method };
  const slug = form.organizationSlug.trim();
  const minutes = Number.parseInt(form.lockAfterMinutes, 10);
  return {
    method: 'universal-auth',
    clientId: readField(form.clientId, CLIENT_ID),
    remember: form.remember,
    ...(slug === '' ? {} : { organizationSlug: slug }),
    ...(form.remember && minutes >= 1 ? { lockAfterMinutes: Math.min(minutes, 1440) } : {}),
  };
}

function credentialsOf({ method, clientSecret, accessToken, passphrase, remember }: Form): Credentials {
  if (method === 'universal-auth') {
    return {
      ...given('clientSecret', readField(clientSecret, CLIENT_SECRET)),
      ...(remember && passphrase !== '' ? { passphrase } : {}),
    };
  }
  return method === 'access-token' ? given('accessToken', readField(accessToken, ACCESS_TOKEN)) : {};
}

/** What was entered in a field that something is pasted into; empty while nothing was. */
function readField(text: string, wanted: Wanted): string {
  return text.trim() === '' ? '' : readPasted(text, wanted).text;
}

function given(name: 'clientSecret' | 'accessToken', secret: string): Credentials {
  return secret === '' ? {} : { [name]: secret };
}
