import { infisicalUse, mayUse } from '../policy/require-infisical';
import { type DefaultProfile, isAllowed, type Policy, UNRESTRICTED } from '../policy/types';
import { CLOUD_IDS, CLOUDS } from './clouds';
import { instanceOf } from './site-url';
import { type Profile, SIGN_IN_METHODS, type SignIn } from './types';

/**
 * The profiles to choose from: the saved ones that may be used; and those that are ready-made, for each Infisical that none
 * of these is for. Never none: where nothing is allowed there are all, and using one says why it may not be.
 */
export function selectableProfiles(saved: readonly Profile[], policy: Policy): readonly Profile[] {
  const usable = saved.filter((profile) => mayUse(policy, infisicalUse(profile)));
  const isSaved = (made: Profile) =>
    usable.some(
      ({ id, siteUrl, signIn }) =>
        id === made.id ||
        (siteUrl === made.siteUrl && (!isByOrganization(made) || signIn.method === made.signIn.method)),
    );
  const allowed = [...usable, ...readyMade(policy).filter((profile) => !isSaved(profile))];
  return allowed.length > 0 ? allowed : [...saved, ...readyMade(UNRESTRICTED)];
}

/** The profile that is used unless another one is chosen: the one used last. */
export function profileInUse(saved: readonly Profile[], lastId: string | null, policy: Policy): Profile {
  const profiles = selectableProfiles(saved, policy);
  return profiles.find(({ id }) => id === lastId) ?? (profiles[0] as Profile);
}

/** Whether a profile is the one that an administrator has made ready, or began as it. */
export function isByOrganization({ id }: Pick<Profile, 'id'>): boolean {
  return id.startsWith(BY_ORGANIZATION);
}

const BY_ORGANIZATION = 'by-organization-';

/**
 * What nobody has set up: what an administrator has made ready, and each Infisical that is allowed (without a policy each
 * Cloud), with the browser's own session or else the next way to sign in that is allowed.
 */
function readyMade({
  allowedInfisicalOrigins,
  allowedSignInMethods,
  defaultProfile,
}: Policy): readonly Profile[] {
  const method = SIGN_IN_METHODS.find((one) => isAllowed(allowedSignInMethods, one));
  const origins =
    allowedInfisicalOrigins === 'any'
      ? CLOUD_IDS.map((id) => CLOUDS[id].origin)
      : [...new Set(allowedInfisicalOrigins)];
  return [
    ...(defaultProfile ? [ofOrganization(defaultProfile)] : []),
    ...origins.flatMap((siteUrl) =>
      method === undefined || siteUrl === defaultProfile?.siteUrl ? [] : builtIn(siteUrl, method),
    ),
  ];
}

function builtIn(siteUrl: string, method: SignIn['method']): Profile {
  const instance = instanceOf(siteUrl);
  return {
    id: `built-in-${instance === 'self-hosted' ? siteUrl : instance}`,
    label: '',
    instance,
    siteUrl,
    signIn: signInBy(method),
    scope: { level: 'organization' },
  };
}

function ofOrganization({ siteUrl, signInMethod, projectId, name = '' }: DefaultProfile): Profile {
  return {
    ...builtIn(siteUrl, signInMethod),
    id: BY_ORGANIZATION + siteUrl,
    label: name,
    // What it is called is told by Infisical.
    scope:
      projectId === undefined
        ? { level: 'organization' }
        : { level: 'project', id: projectId, name: projectId },
  };
}

/** The client id of a machine is entered by whoever has its secret. */
function signInBy(method: SignIn['method']): SignIn {
  return method === 'universal-auth' ? { method, clientId: '', remember: false } : { method };
}
