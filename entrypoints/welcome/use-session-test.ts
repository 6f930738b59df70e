import { useRef, useState } from 'react';
import { type Failure, failureOf } from '@/utils/failure';
import { askForHost } from '@/utils/infisical/ask-host';
import type { TestReport } from '@/utils/infisical/messages';
import type { Profile } from '@/utils/infisical/types';
import type { Policy } from '@/utils/policy/types';
import { send } from '@/utils/protocol';
import { type Choice, sessionProfile } from './session-profile';

/** What came of a test of the browser's session. */
export type Outcome =
  | { state: 'none' | 'busy' }
  /** The profile is saved. */
  | { state: 'signed-in'; report: TestReport }
  | { state: 'signed-out'; siteUrl: string }
  | { state: 'failed'; failure: Failure };

const SIGNED_OUT: readonly Failure['code'][] = ['infisicalSignedOut', 'infisicalSessionLost'];

/** Tests the browser's session at an Infisical, and has its profile saved where somebody is signed in. */
export function useSessionTest(saved: readonly Profile[], policy: Policy) {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'none' });
  const last = useRef<Choice>(undefined);
  return {
    outcome,
    test: async (choice: Choice): Promise<void> => {
      last.current = choice;
      setOutcome({ state: 'busy' });
      const found = await test(choice, saved, policy);
      if (last.current === choice) setOutcome(found);
    },
    /** For a choice that is not the tested one any more. */
    forget: (): void => {
      last.current = undefined;
      setOutcome({ state: 'none' });
    },
  };
}

async function test(choice: Choice, saved: readonly Profile[], policy: Policy): Promise<Outcome> {
  try {
    const profile = sessionProfile(choice, saved, policy);
    await askForHost(profile, policy);
    const result = await send('profile.adopt', { profile, credentials: {} });
    if (result.ok) return { state: 'signed-in', report: result.value };
    return SIGNED_OUT.includes(result.failure.code)
      ? { state: 'signed-out', siteUrl: profile.siteUrl }
      : { state: 'failed', failure: result.failure };
  } catch (error) {
    return { state: 'failed', failure: failureOf(error) };
  }
}
