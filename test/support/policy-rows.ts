import { UNRESTRICTED } from '../../utils/policy/types';

const LIST = 'allowedHumanitecOrganizations';

/** A policy as an administrator might write it, and what has to come of it. */
export interface PolicyRow {
  name: string;
  /** What stands under the extension's id; undefined where nothing does. */
  managed?: Record<string, unknown>;
  outcome: 'in force' | 'refused' | 'none';
  /** Refused: where it does not fit, what should be there and what is, as a browser tells that hands over everything. */
  misfit?: readonly [place: string, expected: string, came: string];
  /** Outcome where the browser itself takes out what its schema does not name. */
  inChromium?: 'in force';
}

/** Rights and wrongs of a policy that allows the organization `acme`. */
export const POLICY_ROWS: readonly PolicyRow[] = [
  { name: 'right', managed: { policy: { [LIST]: ['acme'] } }, outcome: 'in force' },
  {
    name: 'wrong type',
    managed: { policy: { [LIST]: 'acme' } },
    outcome: 'refused',
    misfit: [`/policy/${LIST}`, 'array', 'string'],
  },
  {
    name: 'misspelt inner key',
    managed: { policy: { allowedHumanitecOrganisations: ['acme'] } },
    outcome: 'refused',
    misfit: ['/policy', LIST, 'allowedHumanitecOrganisations'],
  },
  {
    name: 'misspelt outer key',
    managed: { Polcy: { [LIST]: ['acme'] } },
    outcome: 'refused',
    misfit: ['/', 'policy', 'Polcy'],
  },
  { name: 'missing level', managed: { [LIST]: ['acme'] }, outcome: 'refused', misfit: ['/', 'policy', LIST] },
  {
    name: 'JSON text',
    managed: { policy: JSON.stringify({ [LIST]: ['acme'] }) },
    outcome: 'refused',
    misfit: ['/policy', 'object', 'string'],
  },
  { name: 'null', managed: { policy: null }, outcome: 'refused', misfit: ['/policy', 'object', 'null'] },
  { name: 'empty list', managed: { policy: { [LIST]: [] } }, outcome: 'in force' },
  {
    name: 'number',
    managed: { policy: { [LIST]: 1 } },
    outcome: 'refused',
    misfit: [`/policy/${LIST}`, 'array', 'number'],
  },
  {
    name: 'once too deep',
    managed: { policy: { policy: { [LIST]: ['acme'] } } },
    outcome: 'refused',
    misfit: ['/policy', LIST, 'policy'],
  },
  {
    name: 'list of numbers',
    managed: { policy: { [LIST]: [1] } },
    outcome: 'refused',
    misfit: [`/policy/${LIST}/0`, 'string', 'number'],
  },
  {
    name: 'unknown key beside',
    managed: { policy: { [LIST]: ['acme'], other: true } },
    outcome: 'refused',
    misfit: ['/policy', Object.keys(UNRESTRICTED).join(', '), 'other'],
    inChromium: 'in force',
  },
  { name: 'nothing in it', managed: {}, outcome: 'refused', misfit: ['/', 'policy', '{}'] },
  { name: 'none', outcome: 'none' },
];

/** Without the marker, nothing of these arrives in Chromium, whatever the schema: there is a value of another type, or none. */
export const DROPPED_WITHOUT_MARKER: readonly string[] = [
  'wrong type',
  'JSON text',
  'null',
  'number',
  'list of numbers',
  'nothing in it',
];
