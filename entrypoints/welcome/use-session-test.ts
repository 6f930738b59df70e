import { useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { type Failure, fail, failureOf } from '@/utils/failure';
import type { TestReport } from '@/utils/infisical/messages';
import { hostPattern } from '@/utils/infisical/site-url';
import type { Profile } from '@/utils/infisical/types';
import { requireAllowedBy } from '@/utils/policy/require-infisical';
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
    const { siteUrl, signIn } = profile;
    // First: the browser is not asked for a host that is forbidden.
    requireAllowedBy(policy, { siteUrl, method: signIn.method });
    // Awaits nothing before it: browsers refuse the question without a user gesture.
    const isGranted = await browser.permissions.request({ origins: [hostPattern(siteUrl)] });
    if (!isGranted) throw fail('infisicalPermissionMissing', [siteUrl]);
    const result = await send('profile.adopt', { profile, credentials: {} });
    if (result.ok) return { state: 'signed-in', report: result.value };
    return SIGNED_OUT.includes(result.failure.code)
      ? { state: 'signed-out', siteUrl }
      : { state: 'failed', failure: result.failure };
  } catch (error) {
    return { state: 'failed', failure: failureOf(error) };
  }
}
