import * as z from 'zod/mini';
import { Failure } from '../failure';
import { Sentence } from '../sentence';

export const Verdict = z.enum(['pass', 'warn', 'fail', 'unknown']);
export type Verdict = z.infer<typeof Verdict>;

export const Write = z.enum(['yes', 'no', 'unknown']);
export type Write = z.infer<typeof Write>;

export const AppRef = z.object({ org: z.string(), app: z.string() });
export type AppRef = z.infer<typeof AppRef>;

/** How the reads ended that a sync makes first. */
export const TrialReads = z.enum(['ok', 'refused', 'unknown']);
export type TrialReads = z.infer<typeof TrialReads>;

/** What a service user may do with one app. */
export const AppAccess = z.object({
  org: z.string(),
  app: z.string(),
  name: z.string(),
  /** The role as Humanitec spells it (`owner`, `developer`, `viewer`, …); null when none is held. */
  role: z.nullable(z.string()),
  /** Where the role comes from; `unknown` when a lookup was refused or failed. */
  source: z.enum(['app', 'administrator', 'group', 'none', 'unknown']),
  write: Write,
  environments: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
  /** Of the app and all its environments; absent while not tried. */
  trialReads: z.optional(TrialReads),
  /** Ids of the environments whose values are refused, once they were tried. */
  refusedEnvironments: z.optional(z.array(z.string())),
  /** Why Infisical's app picker cannot show it: the complete list of apps lacks it, or it is being deleted. */
  absence: z.optional(z.enum(['unlisted', 'deleting'])),
});
export type AppAccess = z.infer<typeof AppAccess>;

/**
 * How much a check weighs. `blocking`: whatever is not `pass` keeps the preflight from it. `advisory`: the same, but what it
 * cannot find out leaves open nothing about whether a sync can write. `note`: is shown, and changes nothing.
 */
export const Severity = z.enum(['blocking', 'advisory', 'note']);
export type Severity = z.infer<typeof Severity>;

/** An organization that the token sees. */
export const OrganizationAccess = z.object({
  id: z.string(),
  name: z.string(),
  /** The role as Humanitec spells it; null when none is known. */
  role: z.nullable(z.string()),
  /** Whether its apps could be listed; absent while not tried. Without a list, only apps with a role are known. */
  listing: z.optional(z.enum(['ok', 'refused', 'unknown'])),
});
export type OrganizationAccess = z.infer<typeof OrganizationAccess>;

/**
 * What the user, or an administrator, can do about a finding; `url` is the console page to do it on, and `peopleOf` the
 * app where that is its People tab.
 */
export const Remedy = z.object({
  text: Sentence,
  url: z.optional(z.string()),
  peopleOf: z.optional(AppRef),
});
export type Remedy = z.infer<typeof Remedy>;

/** One line of a preflight: what was found, and what the user can do about it. */
export const Check = z.object({
  /** Of the check in utils/preflight/checks that found it. */
  id: z.string(),
  severity: Severity,
  verdict: Verdict,
  finding: Sentence,
  remedy: z.optional(Remedy),
});
export type Check = z.infer<typeof Check>;

/** Who a token belongs to, from `GET /current-user`. */
export const ServiceUser = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['user', 'service', 'system', 'unknown']),
});
export type ServiceUser = z.infer<typeof ServiceUser>;

/** The result of all checks over one capture. Times are epoch milliseconds. */
export const Preflight = z.object({
  captureId: z.string(),
  /** A later run over the same capture keeps the result before until it is done. */
  state: z.enum(['running', 'done']),
  /** Whether what was found is not complete, so that there is no verdict: the first run is at work, or was stopped. */
  isPartial: z.boolean(),
  /** Single lookups done and to do, where there are any. */
  progress: z.optional(z.object({ done: z.number(), total: z.number() })),
  serviceUser: z.optional(ServiceUser),
  /** The token's own metadata, where it may be read. `expiresAt` is an ISO date; null means never, absent not known. */
  token: z.optional(z.object({ id: z.string(), expiresAt: z.exactOptional(z.nullable(z.string())) })),
  /** Whether `GET /orgs` is answered: all that Infisical asks for (docs/facts/humanitec-api.md, section 6). */
  listsOrganizations: z.boolean(),
  organizations: z.array(OrganizationAccess),
  checks: z.array(Check),
  apps: z.array(AppAccess),
  /** The apps that the user has chosen for the connection, whatever became of them. */
  chosen: z.array(AppRef),
  /** What the checks propose while none is chosen. */
  proposed: z.array(AppRef),
  verdict: Verdict,
  /** E.g. "Ready: can write to shop and checkout". */
  summary: Sentence,
  /** What is different from the check before, e.g. "shop: Viewer → Developer". */
  changes: z.array(Sentence),
  /** When the checks shown here were done (while the first run is running: when it began). */
  checkedAt: z.number(),
  /** The app whose People tab was opened: the next run gives its role a few seconds to change. */
  expectedRole: z.optional(AppRef),
  /** Set when the last check found nothing, because Humanitec refused the token or gave no usable answer. */
  failure: z.optional(Failure),
  /** Set with `failure` where the result of an earlier check is kept: when that one was done. */
  keptFrom: z.optional(z.number()),
});
export type Preflight = z.infer<typeof Preflight>;
