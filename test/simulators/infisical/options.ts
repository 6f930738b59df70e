/** How the instance behaves; tests set these at any time, `reset()` brings the defaults back. */
export interface Options {
  /** The instance's clock, in milliseconds since the epoch. */
  now: () => number;
  /** Address that every request comes from, for the IP allow-lists. */
  clientIp: string;
  /** Every request but GET fails with 500, login included. */
  maintenance: boolean;
  /** Every API request is refused with 429. */
  rateLimit: { seconds: number; retryAfterHeader: boolean } | null;
  /** Every API request is answered with a web page, as under a wrong base URL. */
  html: boolean;
  /** False on servers from before March 2025: the routes do not exist. */
  humanitecConnector: boolean;
  /** A server from before project-level connections: `projectId` is dropped, names are unique in the organization. */
  older: boolean;
  /** Which of the two project lists exists. */
  projectsPath: 'v1/projects' | 'v1/workspace';
  /** Shape of `message` in a 422. */
  validationMessage: 'array' | 'string';
  /** Parallel wrong logins hold the lock of the failure counter: the next wrong one gets 429. */
  lockoutBusy: boolean;
  /** Lifetime of a user's bearer token, in seconds. */
  userTokenTTL: number;
  /** The sync limit of the organization's plan is reached. */
  syncLimitReached: boolean;
}

export function defaultOptions(): Options {
  return {
    now: Date.now,
    clientIp: '203.0.113.7',
    maintenance: false,
    rateLimit: null,
    html: false,
    humanitecConnector: true,
    older: false,
    projectsPath: 'v1/projects',
    validationMessage: 'array',
    lockoutBusy: false,
    userTokenTTL: 864_000,
    syncLimitReached: false,
  };
}
