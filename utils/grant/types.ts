import * as z from 'zod/mini';
import { AppRef } from '../preflight/types';

/** What makes a service user a developer: it becomes a member of the app, or its role there is changed. */
export const GrantKind = z.enum(['add', 'change']);
export type GrantKind = z.infer<typeof GrantKind>;

/** What the user asks for with the first click. */
export const GrantRequest = z.extend(AppRef, { captureId: z.string() });
export type GrantRequest = z.infer<typeof GrantRequest>;

/** Somebody in Humanitec: the service user, or the person who is signed in to the console. */
const Somebody = z.object({ id: z.string(), name: z.string() });
export type Somebody = z.infer<typeof Somebody>;

/** Why it cannot be done here. In each case nothing was changed. */
export const Obstacle = z.enum([
  /** Nobody is signed in to the console, or Humanitec does not take the session from here: it says the same of both. */
  'noSession',
  /** The session is not a person's, or an answer was none that Humanitec documents. */
  'unusable',
  /** Another person is signed in than the one who was named. */
  'otherPerson',
  /** The service user's access is not what was shown any more. */
  'accessChanged',
  /** Switched off in the options or by an administrator since. */
  'notAllowed',
  /** Humanitec refused it: the person may not do this. */
  'refused',
]);
export type Obstacle = z.infer<typeof Obstacle>;

const AnyGrant = z.extend(GrantRequest, { id: z.string(), kind: GrantKind, user: Somebody });
const AnyNamed = z.extend(AnyGrant, { person: Somebody });
/** What is known of a request that went out: when it was over, and whether it is being read back. */
const Sent = { at: z.number(), isReading: z.boolean() };

/** A service user being made developer of one app, from the first click to what came of it. Times are epoch milliseconds. */
export const Grant = z.discriminatedUnion('state', [
  /** Humanitec is asked who is signed in. */
  z.extend(AnyGrant, { state: z.literal('asking') }),
  /** What will be done and as whom is shown: the second click does it. */
  z.extend(AnyNamed, { state: z.literal('ready') }),
  /** Pressed; whether all is still as it was shown is being looked at. Nothing was sent. */
  z.extend(AnyNamed, { state: z.literal('looking') }),
  /** Written before the request goes out: found again by a new background, it may have been carried out. */
  z.extend(AnyNamed, { state: z.literal('sending') }),
  /** Humanitec has said so. Whether the token has the role is for the checks since then to say. */
  z.extend(AnyNamed, { state: z.literal('given'), ...Sent }),
  /** No certain answer came: the checks since then tell. */
  z.extend(AnyNamed, { state: z.literal('uncertain'), ...Sent }),
  z.extend(AnyGrant, { state: z.literal('impossible'), obstacle: Obstacle }),
]);
export type Grant = z.infer<typeof Grant>;
export type GrantIn<State extends Grant['state']> = Extract<Grant, { state: State }>;

/** On what terms access may be fixed at all. */
export const Terms = z.object({
  /** Ids of the Humanitec organizations that an administrator allows; null allows all. */
  organizations: z.nullable(z.array(z.string())),
});
export type Terms = z.infer<typeof Terms>;
