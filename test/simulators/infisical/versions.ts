/** Ages of a server. All know the Humanitec connector, which came in March 2025 (docs/facts/infisical-api.md, 11). */
export const VERSIONS = ['2025-03', '2025-08', '2026-04', 'newest'] as const;
export type Version = (typeof VERSIONS)[number];

/**
 * What differs between servers, and the ways it is done. Numbers in brackets are sections of
 * docs/facts/infisical-api.md; where the facts give no date, the table below takes the likeliest.
 */
export const directions = {
  /** The routes of Humanitec connections and syncs exist (11). Off is a server older than any version here. */
  humanitecConnector: [true, false],
  /** An unknown path below `/api`: JSON, or the page of the web app, as on servers before the connector (13). */
  unknownApiPath: ['json', 'page'],
  /** `/identities/details`: another route's 500; the organization; no longer for identities of sub-organizations (3). */
  identityDetails: ['absent', 'all', 'root-only'],
  /** `GET /v1/projects` exists beside `GET /v1/workspace` (11). */
  projectsRoute: [false, true],
  /** `GET /v2/folders` exists beside `GET /v1/folders` (11). */
  foldersV2: [false, true],
  /** `GET /v1/organization/accessible-with-sub-orgs` exists (3). */
  subOrganizationList: [false, true],
  /** `POST …/check-destination` exists (9). */
  checkDestination: [false, true],

  /** Each exchange of the cookie sets a new one; using an old one later than 30 s counts as theft (2.2). */
  cookieRotation: [false, true],
  /** A refused exchange clears the cookie (2.2). */
  clearsStaleCookie: [false, true],
  /** `select-organization` also says whether another factor is asked for (11). */
  selectionTellsMfa: [false, true],

  /** Status for an unknown client id (2.1). */
  unknownClientId: [404, 401],
  /** The field of a login that chooses a sub-organization; a server that knows none ignores both (2.1, 11, 13). */
  organizationField: ['none', 'subOrganizationName', 'organizationSlug'],
  /** Which lifetime the `exp` of an identity's token is; the server itself keeps to the TTL (13). */
  tokenExpiry: ['maxTTL', 'TTL'],
  /** No token of an identity outlives the age that the instance allows (2.1). */
  capsTokenAge: [false, true],
  /** Tokens of identities name the identity and its organizations (2.1). */
  identityClaims: [false, true],

  /** Connections can belong to a project; without, `projectId` is ignored (4, 11). */
  projectConnections: [false, true],
  /** The list without `projectId` holds the connections of projects too (4). */
  listsProjectConnections: [false, true],
  /** Within what the name of a connection is taken (4). */
  namesUniquePer: ['organization', 'scope'],
  /** The 404 of the probe by name says in which scope it looked (13). */
  notFoundNamesScope: [false, true],
  /** The list for somebody who may read no connection: 403, or empty (4, 13). */
  listWithoutRight: ['refused', 'omitted'],
  /** Status of a create in an unknown project (13). */
  unknownProject: [500, 400],
  /** Names of connections: 32 characters, lower-cased by the server; or 64, upper case refused (5, 11). */
  nameRule: ['lowered-32', 'strict-64'],
  /** A description of 256 characters passes the validation and is too long for its column (5, 8). */
  columnOverflow: [500, 422],
  /** `credentialsHash` in connections (3). */
  credentialsHash: [false, true],
  /** `version`, `gatewayPoolId` and `isAutoRotationEnabled` in connections (11). */
  newerFields: [false, true],
  /** 429, 5xx and network errors of Humanitec are retried three times (6). */
  retriesHumanitec: [false, true],
  /** Redirects of Humanitec are followed (6). */
  followsRedirects: [true, false],

  /** Syncs keep `disableSecretDeletion` (11). */
  disableSecretDeletion: [false, true],
  /** Syncs keep `keySchema` (11). */
  keySchema: [false, true],
  /** Syncs keep `recursive` (9). */
  recursiveSyncs: [false, true],
  /** What a run in application scope gives a new key: an empty value, until the next run, or the secret (9.1). */
  newAppValue: ['empty', 'secret'],
  /** A run in environment scope tries to delete values that only the application has (9.1, 11). */
  deletesInherited: [true, false],
  /** An import is refused at once, or queued as a job that fails (9; the newest service looks first, [sss]). */
  importSecrets: ['job', 'refused'],

  /** `GET /v4/secrets` exists beside `GET /v3/secrets/raw` (13). */
  secretsV4: [false, true],
  /** A read of secrets can leave out their values; without, `viewSecretValue` is ignored (13). */
  viewSecretValue: [false, true],

  /** The rate limiter runs outside the cloud too (10, 13). */
  limitsSelfHosted: [true, false],
  /** What a 429 tells to wait: the whole window, in words (13), or what is left of it, in seconds (8). */
  rateLimitWait: ['window', 'remaining'],
  /** Request ids on the cloud name its region (13). */
  regionalRequestIds: [false, true],
  /** The web app's list of connections is at `/organizations/<id>/app-connections`, not `/organization/app-connections` (10). */
  organizationPages: [false, true],
} as const;

export type BehaviourName = keyof typeof directions;
export type Behaviour = { -readonly [K in BehaviourName]: (typeof directions)[K][number] };

const march2025: Behaviour = {
  humanitecConnector: true,
  unknownApiPath: 'json',
  identityDetails: 'absent',
  projectsRoute: false,
  foldersV2: false,
  subOrganizationList: false,
  checkDestination: false,
  cookieRotation: false,
  clearsStaleCookie: false,
  selectionTellsMfa: false,
  unknownClientId: 404,
  organizationField: 'none',
  tokenExpiry: 'maxTTL',
  capsTokenAge: false,
  identityClaims: false,
  projectConnections: false,
  listsProjectConnections: false,
  namesUniquePer: 'organization',
  notFoundNamesScope: false,
  listWithoutRight: 'refused',
  unknownProject: 500,
  nameRule: 'lowered-32',
  columnOverflow: 500,
  credentialsHash: false,
  newerFields: false,
  retriesHumanitec: false,
  followsRedirects: true,
  disableSecretDeletion: true,
  keySchema: false,
  recursiveSyncs: false,
  newAppValue: 'empty',
  deletesInherited: true,
  importSecrets: 'job',
  secretsV4: false,
  viewSecretValue: false,
  limitsSelfHosted: true,
  rateLimitWait: 'window',
  regionalRequestIds: false,
  organizationPages: false,
};

const august2025: Behaviour = {
  ...march2025,
  tokenExpiry: 'TTL',
  nameRule: 'strict-64',
  credentialsHash: true,
  keySchema: true,
  newAppValue: 'secret',
  viewSecretValue: true,
};

const april2026: Behaviour = {
  ...august2025,
  identityDetails: 'all',
  projectsRoute: true,
  foldersV2: true,
  subOrganizationList: true,
  checkDestination: true,
  cookieRotation: true,
  clearsStaleCookie: true,
  selectionTellsMfa: true,
  unknownClientId: 401,
  organizationField: 'subOrganizationName',
  projectConnections: true,
  listsProjectConnections: true,
  namesUniquePer: 'scope',
  notFoundNamesScope: true,
  unknownProject: 400,
  deletesInherited: false,
  secretsV4: true,
  rateLimitWait: 'remaining',
  organizationPages: true,
};

const newest: Behaviour = {
  ...april2026,
  identityDetails: 'root-only',
  organizationField: 'organizationSlug',
  capsTokenAge: true,
  identityClaims: true,
  columnOverflow: 422,
  newerFields: true,
  retriesHumanitec: true,
  followsRedirects: false,
  recursiveSyncs: true,
  importSecrets: 'refused',
  limitsSelfHosted: false,
  regionalRequestIds: true,
};

export const versions: Readonly<Record<Version, Readonly<Behaviour>>> = {
  '2025-03': march2025,
  '2025-08': august2025,
  '2026-04': april2026,
  newest,
};
