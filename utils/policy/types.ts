import type { SignIn } from '../infisical/types';
import { MOST_CAPTURE_MINUTES } from '../preferences';

export type SignInMethod = SignIn['method'];

/** What of a kind is allowed: anything, or these alone. */
export type Allowed<T extends string = string> = 'any' | readonly T[];

/** A profile that an administrator has made ready. It has no secret, and no client id. */
export interface DefaultProfile {
  siteUrl: string;
  signInMethod: SignInMethod;
  projectId?: string;
  name?: string;
}

/** What an administrator has fixed: all of it, also what was left out. */
export interface Policy {
  /** Ids of the Humanitec organizations whose tokens may be pushed. */
  allowedHumanitecOrganizations: Allowed;
  /** Origins of the Infisicals that may be talked to. */
  allowedInfisicalOrigins: Allowed;
  allowedSignInMethods: Allowed<SignInMethod>;
  defaultProfile: DefaultProfile | null;
  /** Whether a connection may only be made in a project, never for a whole organization. */
  requireProjectLevel: boolean;
  /** Whether tokens are taken from pages of the console; the paste box is there in any case. */
  allowCapture: boolean;
  /** Minutes a capture is kept at most. */
  maxCaptureMinutes: number;
  /** Whether a token may be pushed whose checks have not passed, or despite any other warning. */
  allowCreateAnyway: boolean;
  /** Whether a service user may be made developer of an app from the popup. */
  allowFixHere: boolean;
  /** Whether a client secret may be kept on disk, encrypted. */
  allowRememberSecret: boolean;
}

/** Where nothing is fixed. */
export const UNRESTRICTED: Policy = {
  allowedHumanitecOrganizations: 'any',
  allowedInfisicalOrigins: 'any',
  allowedSignInMethods: 'any',
  defaultProfile: null,
  requireProjectLevel: false,
  allowCapture: true,
  maxCaptureMinutes: MOST_CAPTURE_MINUTES,
  allowCreateAnyway: true,
  allowFixHere: true,
  allowRememberSecret: true,
};

/** What may be shown as allowed while it cannot be understood what is. */
export const NOTHING_ALLOWED: Policy = {
  ...UNRESTRICTED,
  allowedHumanitecOrganizations: [],
  allowedInfisicalOrigins: [],
  allowedSignInMethods: [],
  requireProjectLevel: true,
  allowCapture: false,
  allowCreateAnyway: false,
  allowFixHere: false,
  allowRememberSecret: false,
};

/** Whether one of a kind is allowed. */
export function isAllowed<T extends string>(allowed: Allowed<T>, one: T): boolean {
  return allowed === 'any' || allowed.includes(one);
}

/** The names of what a policy fixes. */
export function fixedKeys(policy: Policy): (keyof Policy)[] {
  const keys = Object.keys(policy) as (keyof Policy)[];
  return keys.filter((key) => JSON.stringify(policy[key]) !== JSON.stringify(UNRESTRICTED[key]));
}
