import { browser } from 'wxt/browser';
import { inTurn } from '../in-turn';
import { policyNow, watchManaged } from '../policy/managed';
import { isRememberedKey } from './storage';

const turn = inTurn();

/**
 * Deletes the client secrets that are kept on disk as soon as an administrator does not allow that, whatever profile they
 * are of. What cannot be understood deletes nothing, and lets nothing be used. Call it in the first turn of the background.
 */
export function keepRememberedAllowed(): void {
  watchManaged(() => void turn(forgetWhereNotAllowed));
  void turn(forgetWhereNotAllowed);
}

async function forgetWhereNotAllowed(): Promise<void> {
  const mayStay = await policyNow().then(
    ({ allowRememberSecret }) => allowRememberSecret,
    () => true,
  );
  if (mayStay) return;
  const kept = Object.keys(await browser.storage.local.get(null)).filter(isRememberedKey);
  await browser.storage.local.remove(kept);
}
