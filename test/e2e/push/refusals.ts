import type { FailureCode } from '../../../utils/failure';
import type { Simulators } from '../../simulators';
import type { FaultAction } from '../../simulators/faults';
import type { InfisicalSimulator } from '../../simulators/infisical';

const SITE = 'https://app.infisical.com';
export const NAME = 'humanitec-acme-infisical-sync';
/** Stood nowhere before, so that nobody has asked for it. */
const ANOTHER = 'humanitec-acme-another';

/** What goes wrong between the sight of `Create connection` and its click, and what the user is told. */
export interface Refusal {
  what: string;
  /** Told by the question for the name, which is asked of another one than what stood there before. */
  name?: string;
  /** Whether it is met by a connection of the project `shop`. */
  inProject?: true;
  arrange(us: InfisicalSimulator, simulators: Simulators): void;
  code: FailureCode;
  params?: string[];
}

/** Answers the creation itself with a refusal in Infisical's shape. */
export const refuses = (status: number, error: string, message: unknown): Refusal['arrange'] => {
  const body = { reqId: 'req-Abc123Def456Gh', statusCode: status, error, message };
  return answers({ kind: 'status', status, body });
};

const answers =
  (action: FaultAction): Refusal['arrange'] =>
  (_, { faults }) => {
    faults.add({ method: 'POST', path: /app-connections\/humanitec$/, action });
  };

/** What Humanitec answers when Infisical asks it with the token. */
const humanitecAnswers =
  (action: FaultAction): Refusal['arrange'] =>
  (_, { faults }) => {
    faults.add({ host: 'api.humanitec.io', path: /^\/orgs$/, action });
  };

const invalid = (...path: string[]) => [{ code: 'custom', path, message: 'is not valid' }];

/** Each from a start of its own: some are remembered. */
export const REFUSALS: Refusal[] = [
  // Before the token is sent
  {
    what: 'a name of another Humanitec connection',
    arrange: ({ arrange }) => {
      arrange.connection({ name: NAME });
    },
    code: 'infisicalNameTaken',
    params: [NAME],
  },
  {
    what: 'a name of a connection to another app',
    name: ANOTHER,
    arrange: ({ arrange }) => {
      arrange.connection({ name: ANOTHER, app: 'github' });
    },
    code: 'infisicalNameTakenElsewhere',
    params: [ANOTHER],
  },
  {
    what: 'a name of a connection that may not be read',
    name: ANOTHER,
    arrange: ({ state, arrange }) => {
      arrange.connection({ name: ANOTHER });
      state.seed.user.rights.onlyConnections = [];
    },
    code: 'infisicalNameTakenUnseen',
    params: [ANOTHER],
  },
  {
    what: 'a project that was deleted meanwhile',
    inProject: true,
    arrange: ({ state }) => {
      state.projects = [];
    },
    code: 'infisicalProjectUnknown',
  },
  {
    what: 'maintenance mode',
    arrange: ({ options }) => {
      options.maintenance = true;
    },
    code: 'infisicalServerError',
  },

  // Rights
  {
    what: 'the missing right to create in the organization',
    arrange: ({ state }) => {
      state.seed.user.rights.organization = ['read'];
    },
    code: 'infisicalRightMissing',
    params: ['create on app-connections'],
  },
  {
    what: 'the missing right to create in the project',
    inProject: true,
    arrange: ({ state }) => {
      state.seed.user.rights.anyProject = ['read'];
    },
    code: 'infisicalRightMissing',
    params: ['create-app-connections on app-connections'],
  },
  {
    what: 'a kind of token that may not create',
    arrange: refuses(
      403,
      'Forbidden access to /api/v1/app-connections/humanitec',
      'You are not allowed to access this resource',
    ),
    code: 'infisicalTokenKind',
  },

  // The request itself
  {
    what: 'a missing route',
    arrange: refuses(404, 'Not Found', 'Route POST:/api/v1/app-connections/humanitec not found'),
    code: 'infisicalNoConnector',
    params: [SITE],
  },
  {
    what: 'a token that was revoked meanwhile',
    arrange: refuses(401, 'UnauthorizedError', 'No identity access token found'),
    code: 'infisicalTokenRevoked',
  },
  {
    what: 'a token that expired meanwhile',
    arrange: refuses(403, 'TokenError', 'Your token has expired. Please re-authenticate.'),
    code: 'infisicalTokenExpired',
  },
  {
    what: 'the rate limit',
    arrange: refuses(429, 'RateLimitExceeded', 'Rate limit exceeded. Please try again in 12 seconds'),
    code: 'infisicalRateLimit',
    params: ['12'],
  },
  {
    what: 'a page of a proxy that lets nothing through',
    arrange: answers({ kind: 'status', status: 403 }),
    code: 'infisicalNotJson',
    params: [SITE],
  },
];

/** Refusals after which all is as before: the same press meets one after the other. */
export const ALIKE: Refusal[] = [
  // Rights
  {
    what: 'a permission boundary',
    arrange: refuses(403, 'PermissionBoundaryError', 'More than you have yourself'),
    code: 'infisicalPolicy',
    params: ['More than you have yourself'],
  },
  {
    what: 'a policy',
    arrange: refuses(403, 'PolicyViolationError', 'Changes need an approval'),
    code: 'infisicalPolicy',
    params: ['Changes need an approval'],
  },
  {
    what: 'an address that is not allowed',
    arrange: refuses(
      403,
      'ForbiddenError',
      'You are not allowed to access this resource from the current IP address',
    ),
    code: 'infisicalAddressRefused',
  },
  {
    what: 'access without a reason',
    arrange: refuses(403, 'ForbiddenError', 'You are not allowed to access this resource'),
    code: 'infisicalForbidden',
  },

  // Humanitec, asked by Infisical
  {
    what: 'a token that Humanitec refuses',
    arrange: humanitecAnswers({ kind: 'status', status: 401 }),
    code: 'infisicalHumanitecRefused',
  },
  {
    what: 'Humanitec out of order',
    arrange: humanitecAnswers({ kind: 'status', status: 500 }),
    code: 'infisicalHumanitecUnreachable',
  },
  {
    what: 'Humanitec out of reach',
    arrange: humanitecAnswers({ kind: 'drop-before' }),
    code: 'infisicalHumanitecUnreachable',
  },
  {
    what: 'an empty answer of Humanitec',
    arrange: humanitecAnswers({ kind: 'status', status: 200 }),
    code: 'infisicalHumanitecUnreachable',
  },
  {
    what: 'no validation at all',
    arrange: refuses(400, 'BadRequest', 'Unable to validate connection - verify credentials'),
    code: 'infisicalHumanitecUnreachable',
  },

  // The request itself
  {
    what: 'a name that was taken since it was probed',
    arrange: refuses(400, 'BadRequest', `An App Connection with the name "${NAME}" already exists`),
    code: 'infisicalNameTaken',
    params: [NAME],
  },
  {
    what: 'a limit of the plan',
    arrange: refuses(400, 'BadRequest', 'Failed to create app connection due to plan restriction. Upgrade.'),
    code: 'infisicalPlanLimit',
  },
  {
    what: 'encryption that is not set up',
    arrange: refuses(400, 'CryptographyError', 'bad decrypt'),
    code: 'infisicalCannotEncrypt',
  },
  {
    what: 'a request it does not accept',
    arrange: refuses(400, 'BadRequest', 'Body is odd'),
    code: 'infisicalBadRequest',
    params: ['Body is odd'],
  },
  {
    what: 'a conflict',
    arrange: refuses(409, 'Conflict', 'Somebody was faster'),
    code: 'infisicalBadRequest',
    params: ['Somebody was faster'],
  },
  {
    what: 'a route that is gone',
    arrange: refuses(410, 'Gone', 'Use the new one'),
    code: 'infisicalBadRequest',
    params: ['Use the new one'],
  },
  {
    what: 'a name it finds invalid',
    arrange: refuses(422, 'ValidationFailure', invalid('name')),
    code: 'infisicalNameInvalid',
  },
  {
    what: 'a description it finds too long',
    arrange: refuses(422, 'ValidationFailure', invalid('description')),
    code: 'infisicalDescriptionTooLong',
  },
  {
    what: 'a field it finds invalid',
    arrange: refuses(422, 'ValidationFailure', invalid('credentials', 'apiToken')),
    code: 'infisicalFieldRefused',
    params: ['apiToken', 'is not valid'],
  },
  {
    what: 'a value it finds too long, in a string',
    arrange: refuses(422, 'ValidationFailure', 'The value is too long'),
    code: 'infisicalBadRequest',
    params: ['The value is too long'],
  },
  {
    what: 'a missing object',
    arrange: refuses(404, 'NotFound', 'Organization not found'),
    code: 'infisicalNotFound',
  },
  {
    what: 'an error of its database',
    arrange: refuses(500, 'DatabaseError', 'Something went wrong'),
    code: 'infisicalServerError',
  },
  {
    what: 'an undocumented status',
    arrange: refuses(418, 'Teapot', 'short and stout'),
    code: 'infisicalRefused',
    params: ['418'],
  },
];
