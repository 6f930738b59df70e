import type { Expiry } from '../connections/types';
import type { Destination } from '../destination/types';
import type { FailureCode } from '../failure';
import type { Grant, GrantKind, Obstacle } from '../grant/types';
import type { CloudId } from '../infisical/clouds';
import type { Instance, Scope, SignIn } from '../infisical/types';
import type { InForce } from '../policy/in-force';
import type { Policy } from '../policy/types';
import type { Preferences } from '../preferences';
import type { Preflight, Verdict } from '../preflight/types';
import type { Push, PushRequest, Step } from '../push/types';
import type { SyncSetup } from '../syncs/types';

export const BROWSERS = [
  'Google Chrome',
  'Chromium',
  'Microsoft Edge',
  'Brave',
  'Opera',
  'Vivaldi',
  'Firefox',
] as const;
export const SYSTEMS = ['mac', 'win', 'android', 'cros', 'linux', 'openbsd', 'fuchsia'] as const;
export const ARCHITECTURES = ['arm', 'arm64', 'aarch64', 'x86-32', 'x86-64'] as const;
/** The languages of `locales/`, as pages have them. */
export const LANGUAGES = ['de', 'en', 'es', 'fr', 'ja', 'pt-BR'] as const;
export const PERMISSIONS = [
  'activeTab',
  'alarms',
  'contextMenus',
  'notifications',
  'offscreen',
  'scripting',
  'storage',
] as const;
/** The stored items on disk, by their keys; those of a single profile are counted with the profiles. */
export const DISK_ITEMS = [
  'currentProfileId',
  'history',
  'intent',
  'knownConnections',
  'lost',
  'preferences',
  'profiles',
  'remnants',
  'syncIntent',
  'welcomed',
] as const;

/** One of a list of words, or that it is none of them. */
export type OneOf<List extends readonly string[]> = List[number] | 'other';
/** The numbers of a version, e.g. 1, 2, 3 for `1.2.3`. */
type Version = readonly number[];

/** Code and status alone: what goes into a failure's words names people and servers. */
export interface Problem {
  code: FailureCode | 'other';
  status: number | undefined;
}

/** Where the extension runs. */
export interface Surroundings {
  browser: { name: OneOf<typeof BROWSERS>; version: Version };
  platform: { system: OneOf<typeof SYSTEMS>; architecture: OneOf<typeof ARCHITECTURES> };
  language: OneOf<typeof LANGUAGES>;
}

/** What the browser lets the extension do. */
export interface Granted {
  permissions: readonly OneOf<typeof PERMISSIONS>[];
  humanitecApi: boolean;
  /** The site access of the content script. */
  humanitecConsole: boolean;
  clouds: Readonly<Record<CloudId, boolean>>;
  /** Hosts of somebody's own. */
  otherHosts: number;
}

/** All that a report of a problem can say: words of closed lists, numbers, yes and no. */
export interface Report extends Surroundings {
  extension: Version;
  granted: Granted;
  policy: {
    kind: InForce['kind'];
    fixes: readonly (keyof Policy)[];
    problem: Problem | undefined;
  };
  profiles: readonly {
    instance: Instance;
    method: SignIn['method'];
    level: Scope['level'];
    sendsCookies: boolean;
    remembers: boolean;
  }[];
  preferences: Preferences;
  tokens: { waiting: number; discarded: number; lost: number };
  preflight:
    | {
        state: Preflight['state'];
        isPartial: boolean;
        verdict: Verdict;
        apps: number;
        problem: Problem | undefined;
      }
    | undefined;
  destination: { state: Destination['state']; problem: Problem | undefined } | undefined;
  push:
    | {
        kind: PushRequest['kind'];
        state: Push['state'];
        step: Step['name'] | undefined;
        problem: Problem | undefined;
      }
    | undefined;
  grant: { kind: GrantKind; state: Grant['state']; obstacle: Obstacle | undefined } | undefined;
  sync: { state: SyncSetup['state']; problem: Problem | undefined } | undefined;
  /** What is on disk because its answer was lost. */
  unfinished: { push: boolean; sync: boolean };
  connections: {
    ends: Readonly<Record<Expiry['kind'], number>>;
    /** Of those with an end: over, or near enough for the toolbar to say so. */
    over: number;
    near: number;
    health: Readonly<Record<Verdict | 'unchecked', number>>;
    rotating: number;
  };
  history: number;
  failures: readonly (Problem & { at: number })[];
  /** The versions of what is on disk. */
  stored: Partial<Record<(typeof DISK_ITEMS)[number], number>>;
}

/** The same without any part that can be a text at large: what has one does not build. */
export type Closed<T> = T extends string
  ? string extends T
    ? never
    : T
  : T extends number | boolean | undefined
    ? T
    : { [Key in keyof T]: Closed<T[Key]> };
