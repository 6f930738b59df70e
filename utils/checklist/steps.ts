import type { Place } from './types';

/** Who does a step: nobody any more, the extension after a click of the user's, or the user. */
export type Doer = 'done' | 'extension' | 'you';

/** What is known without asking a service. */
export interface Facts {
  place: Place;
  /** Whether the browser lets the extension into the console, to Humanitec's API, and to the Infisical in use. */
  isConsoleAllowed: boolean;
  isHumanitecAllowed: boolean;
  isInfisicalAllowed: boolean;
}

/**
 * The documented way by hand, in its order (docs/facts/infisical-api.md, section 14), with who does each step.
 * What is not known is the user's to do.
 */
const STEPS = {
  openServiceUsers: ({ place }) => (place.at === 'service-users' ? 'done' : 'you'),
  createServiceUser: () => 'you',
  addToken: () => 'you',
  createToken: () => 'you',
  copyToken: ({ isConsoleAllowed }) => byExtension(isConsoleAllowed),
  seeServiceUser: ({ isHumanitecAllowed }) => byExtension(isHumanitecAllowed),
  openApp: ({ isHumanitecAllowed }) => byExtension(isHumanitecAllowed),
  addMember: () => 'you',
  seeMember: ({ isHumanitecAllowed }) => byExtension(isHumanitecAllowed),
  openConnections: ({ isInfisicalAllowed }) => byExtension(isInfisicalAllowed),
  chooseHumanitec: ({ isInfisicalAllowed }) => byExtension(isInfisicalAllowed),
  fillIn: ({ isInfisicalAllowed }) => byExtension(isInfisicalAllowed),
  seeConnection: ({ isInfisicalAllowed }) => byExtension(isInfisicalAllowed),
} as const satisfies Record<string, (facts: Facts) => Doer>;

export type StepId = keyof typeof STEPS;

export interface ListedStep {
  id: StepId;
  doer: Doer;
}

/** The steps in their order, each with who does it. */
export function listSteps(facts: Facts): ListedStep[] {
  return (Object.keys(STEPS) as StepId[]).map((id) => ({ id, doer: STEPS[id](facts) }));
}

/** How many of the steps one of them does. */
export function countOf(steps: readonly ListedStep[], doer: Doer): number {
  return steps.filter((step) => step.doer === doer).length;
}

function byExtension(isAllowed: boolean): Doer {
  return isAllowed ? 'extension' : 'you';
}
