import { browser } from 'wxt/browser';
import { type Failure, failureOf } from '../failure';
import { managedPolicy, watchManaged } from './managed';
import type { Policy } from './types';

/** What an administrator's policy means, for the options page to say. */
export type InForce =
  | {
      kind: 'none';
      /** Installed by an administrator, in a browser that drops what does not fit: a policy may have been meant. */
      suspicious: boolean;
    }
  | { kind: 'policy'; policy: Policy }
  /** Nothing may be sent. */
  | { kind: 'refused'; failure: Failure };

/** What is in force, kept current. Never rejects. */
export const policyInForce = {
  get: inForce,
  watch: (callback: (value: InForce) => void) => watchManaged(() => void inForce().then(callback)),
};

async function inForce(): Promise<InForce> {
  try {
    const policy = await managedPolicy();
    return policy
      ? { kind: 'policy', policy }
      : { kind: 'none', suspicious: !import.meta.env.FIREFOX && (await isInstalledByAdministrator()) };
  } catch (error) {
    return { kind: 'refused', failure: failureOf(error) };
  }
}

/** What an extension may ask about itself needs no permission. */
async function isInstalledByAdministrator(): Promise<boolean> {
  return (await browser.management.getSelf()).installType === 'admin';
}
