import { describe, expect, test } from 'vitest';
import { explain } from '@/utils/infisical/errors';

const SITE = 'https://infisical.example.com';

const explained = (status: number, error: string, message: unknown, more = {}) =>
  explain(
    { kind: 'status', status, body: { reqId: 'req-abc', statusCode: status, error, message }, ...more },
    SITE,
  );

/** Status, `error`, `message` as docs/facts/infisical-api.md documents them, and what the user is told. */
const DOCUMENTED: [number, string, unknown, string, string[]?][] = [
  [401, 'UnauthorizedError', 'Invalid credentials', 'infisicalLoginRefused'],
  [
    401,
    'UnauthorizedError',
    'This identity auth method is temporarily locked, please try again later',
    'infisicalLoginLocked',
  ],
  [401, 'UnauthorizedError', 'Access denied due to expired client secret', 'infisicalSecretExpired'],
  [
    401,
    'UnauthorizedError',
    'Access denied due to client secret usage limit reached',
    'infisicalSecretUsedUp',
  ],
  [
    401,
    'UnauthorizedError',
    'Identity not authorized to access sub organization pay',
    'infisicalSubOrganizationDenied',
    ['pay'],
  ],
  [
    403,
    'ForbiddenError',
    'You are not allowed to access this resource from the current IP',
    'infisicalAddressRefused',
  ],
  [404, 'NotFound', 'No identity with specified client ID was found', 'infisicalLoginRefused'],
  [404, 'NotFound', 'Session not found', 'infisicalSignedOut', [SITE]],
  [404, 'Session not found', 'The requested entity is not found', 'infisicalSignedOut', [SITE]],
  [401, 'UnauthorizedError', 'User session is stale, please re-authenticate', 'infisicalSignedOut', [SITE]],
  [404, 'NotFound', 'Sub organization with name pay not found', 'infisicalSubOrganizationUnknown', ['pay']],
  [404, 'NotFound', 'Sub organization with slug pay not found', 'infisicalSubOrganizationUnknown', ['pay']],
  [429, 'RateLimitExceeded', 'Failed to acquire lock: rate limit exceeded', 'infisicalLoginBusy'],
  [
    401,
    '/api/v1/x Unauthorized Access, no organization found in request',
    'You are not allowed to access this resource',
    'infisicalNoOrganization',
  ],
  [403, 'ForbiddenError', 'User not member of organization', 'infisicalNotAMember'],
  [403, 'ForbiddenError', 'User organization membership is inactive', 'infisicalMembershipInactive'],
  [401, 'UnauthorizedError', 'Account is locked', 'infisicalAccountLocked'],
  [401, 'UnauthorizedError', 'Token missing', 'infisicalTokenRevoked'],
  [401, 'UnauthorizedError', 'No identity access token found', 'infisicalTokenRevoked'],
  [
    401,
    'UnauthorizedError',
    'Unable to renew because access token number of uses limit reached',
    'infisicalTokenUsedUp',
  ],
  [
    401,
    'UnauthorizedError',
    'Failed to renew MI access token due to TTL expiration',
    'infisicalTokenExpired',
  ],
  [400, 'BadRequest', 'Identity does not belong to this organization', 'infisicalIdentityElsewhere'],
  [403, 'TokenError', 'Your token has expired. Please re-authenticate.', 'infisicalTokenExpired'],
  [403, 'TokenError', 'invalid signature', 'infisicalTokenElsewhere', [SITE]],
  [403, 'TokenError', 'The provided access token is malformed. Please use …', 'infisicalTokenMalformed'],
  [403, 'TokenError', 'The access token is signed with an invalid algorithm. …', 'infisicalTokenMalformed'],
  [
    403,
    'PermissionDenied',
    'You are not allowed to create on app-connections',
    'infisicalRightMissing',
    ['create on app-connections'],
  ],
  [403, 'ForbiddenError', 'You do not have permission to read secrets at path "/"', 'infisicalForbidden'],
  [403, 'Forbidden access to /api/v1/x', 'You are not allowed to access this resource', 'infisicalTokenKind'],
  [403, 'PermissionBoundaryError', 'Blocked by the boundary', 'infisicalPolicy', ['Blocked by the boundary']],
  [403, 'PolicyViolationError', 'Needs approval', 'infisicalPolicy', ['Needs approval']],
  [
    400,
    'BadRequest',
    'Failed to validate credentials: Request failed with status code 401',
    'infisicalHumanitecRefused',
  ],
  [
    400,
    'BadRequest',
    'Failed to validate credentials: Request failed with status code 403',
    'infisicalHumanitecRefused',
  ],
  [
    400,
    'BadRequest',
    'Failed to validate credentials: Request failed with status code 503',
    'infisicalHumanitecUnreachable',
  ],
  [400, 'BadRequest', 'Failed to validate credentials: connect ETIMEDOUT', 'infisicalHumanitecUnreachable'],
  [400, 'BadRequest', 'Unable to validate connection - verify credentials', 'infisicalHumanitecUnreachable'],
  [
    500,
    'InternalServerError',
    'Failed to get organizations: Response was empty',
    'infisicalHumanitecUnreachable',
  ],
  [
    400,
    'BadRequest',
    'An App Connection with the name "humanitec" already exists',
    'infisicalNameTaken',
    ['humanitec'],
  ],
  [400, 'BadRequest', 'App Connection with ID 1 is not for App "humanitec"', 'infisicalNotHumanitec'],
  [400, 'BadRequest', 'Could not find project with ID 1', 'infisicalProjectUnknown'],
  [404, 'NotFound', 'Could not find App Connection with ID 1', 'infisicalConnectionGone'],
  [400, 'BadRequest', 'Failed to create app connection due to plan restriction.', 'infisicalPlanLimit'],
  [400, 'CryptographyError', 'no key', 'infisicalCannotEncrypt'],
  [
    400,
    'BadRequest',
    'Invalid credential format for Humanitec Connection',
    'infisicalBadRequest',
    ['Invalid credential format for Humanitec Connection'],
  ],
  [404, 'NotFound', 'Folder not found', 'infisicalNotFound'],
  [404, 'Not Found', 'Route GET:/api/v1/x not found', 'infisicalNoConnector', [SITE]],
  [409, 'Conflict', 'Changed meanwhile', 'infisicalBadRequest', ['Changed meanwhile']],
  [422, 'ValidationFailure', [{ path: ['body', 'name'], message: 'too long' }], 'infisicalNameInvalid'],
  [422, 'ValidationFailure', [{ path: ['description'], message: 'too long' }], 'infisicalDescriptionTooLong'],
  [
    422,
    'ValidationFailure',
    [{ path: ['credentials', 'apiToken'], message: 'API Token required' }],
    'infisicalFieldRefused',
    ['apiToken', 'API Token required'],
  ],
  [422, 'ValidationFailure', [], 'infisicalFieldRefused', ['?', '']],
  [422, 'ValidationFailure', 'Value too long', 'infisicalBadRequest', ['Value too long']],
  [
    429,
    'RateLimitExceeded',
    'Rate limit exceeded. Please try again in 42 seconds',
    'infisicalRateLimit',
    ['42'],
  ],
  [500, 'InternalServerError', 'Something went wrong', 'infisicalServerError'],
  [500, 'DatabaseError', 'Something went wrong', 'infisicalServerError'],
  [504, 'GatewayTimeoutError', 'Timed out', 'infisicalServerUnavailable'],
  [418, '', '', 'infisicalRefused', ['418']],
];

describe('the error catalogue', () => {
  test.each(DOCUMENTED)('%i %s: %j → %s', (status, error, message, code, params = []) => {
    expect(explained(status, error, message)).toEqual({ code, params, status, requestId: 'req-abc' });
  });

  test.each([null, 'text', 7, [], {}, { message: 5, error: [] }, { message: [1, 2] }])(
    'a body of %j is explained by its status',
    (body) => {
      expect(explain({ kind: 'status', status: 403, body }, SITE).code).toBe('infisicalForbidden');
      expect(explain({ kind: 'status', status: 404, body }, SITE).code).toBe('infisicalNoConnector');
      expect(explain({ kind: 'status', status: 500, body }, SITE).code).toBe('infisicalServerError');
    },
  );

  test.each([
    [{ kind: 'not-json', status: 200 }, 'infisicalNotJson'],
    [{ kind: 'shape', status: 200 }, 'infisicalAnswerUnknown'],
    [{ kind: 'too-large', status: 200 }, 'infisicalAnswerTooLarge'],
    [{ kind: 'timeout' }, 'infisicalTimeout'],
    [{ kind: 'network' }, 'infisicalUnreachable'],
  ] as const)('%j is %s', (problem, code) => {
    expect(explain(problem, SITE).code).toBe(code);
  });

  test('the wait after 429 comes from the header where the text has none', () => {
    expect(explained(429, 'RateLimitExceeded', 'Slow down', { retryAfterSeconds: 7 }).params).toEqual(['7']);
    expect(explained(429, 'RateLimitExceeded', 'Slow down').params).toEqual(['60']);
  });

  test('long texts of a server are cut', () => {
    expect(explained(400, 'BadRequest', 'x'.repeat(5_000)).params[0]).toHaveLength(200);
  });
});

test('texts of a server are one line without anything that is not seen', () => {
  const message = 'Needs\n\u202eapproval\u2066 of \u200bAcme';
  expect(explained(403, 'PolicyViolationError', message).params).toEqual(['Needs approval of Acme']);
  const issues = [{ path: ['body', 'field\u202e'], message: 'too\r\nlong' }];
  expect(explained(422, 'ValidationFailure', issues).params).toEqual(['field', 'too long']);
});

test('a request id of another shape is left out, and the rest still counts', () => {
  const body = { reqId: 5, error: 'PolicyViolationError', message: 'Needs approval' };
  expect(explain({ kind: 'status', status: 403, body }, SITE)).toEqual({
    code: 'infisicalPolicy',
    params: ['Needs approval'],
    status: 403,
  });
});

describe('a refusal without an explanation in JSON', () => {
  test.each([401, 403, 404, 405, 422])('%i is not taken for one of Infisical', (status) => {
    expect(explain({ kind: 'status', status, body: undefined }, SITE)).toEqual({
      code: 'infisicalNotJson',
      params: [SITE],
      status,
    });
  });

  test.each([
    [429, 'infisicalRateLimit'],
    [502, 'infisicalServerUnavailable'],
    [504, 'infisicalServerUnavailable'],
    [500, 'infisicalServerError'],
  ])('%i is what it is, whoever says so', (status, code) => {
    expect(explain({ kind: 'status', status, body: undefined }, SITE).code).toBe(code);
  });
});

test('all issues of a 422 are told, not the first alone', () => {
  const issues = [
    { path: ['name'], message: 'too long' },
    { path: ['credentials', 'apiToken'], message: 'API Token required' },
  ];
  expect(explained(422, 'ValidationFailure', issues)).toMatchObject({
    code: 'infisicalFieldRefused',
    params: ['name, apiToken', 'name: too long; apiToken: API Token required'],
  });
});
