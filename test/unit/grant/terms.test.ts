import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { grantTermsItem } from '@/utils/grant/storage';
import { keepTerms } from '@/utils/grant/terms';
import { preferencesItem } from '@/utils/preferences';

beforeEach(() => fakeBrowser.reset());

const terms = () => grantTermsItem.get();
const choose = (fixHere: boolean) => preferencesItem.set({ ...preferencesItem.fallback, fixHere });

/** A policy comes, or another one, while the browser is open. */
async function arrive(policy: object): Promise<void> {
  await fakeBrowser.storage.managed.set({ policy });
  await fakeBrowser.storage.onChanged.trigger({ policy: { newValue: policy } }, 'managed');
}

it('what the popup may offer follows the user and the administrator, at once', async () => {
  keepTerms();
  await expect.poll(terms).toEqual({ organizations: null });
  await choose(false);
  await expect.poll(terms).toBeNull();
  await choose(true);
  await expect.poll(terms).toEqual({ organizations: null });

  await arrive({ allowedHumanitecOrganizations: ['acme'] });
  await expect.poll(terms).toEqual({ organizations: ['acme'] });
  await arrive({ allowedHumanitecOrganizations: ['acme'], allowFixHere: false });
  await expect.poll(terms).toBeNull();
  // Whatever the user, or a settings file, says.
  await choose(false);
  await choose(true);
  await arrive({ allowedHumanitecOrganizations: ['acme'], allowFixHere: true });
  await expect.poll(terms).toEqual({ organizations: ['acme'] });
  await arrive({ allowedHumanitecOrganizations: ['acme'], allowFixHere: 'no' });
  await expect.poll(terms).toBeNull();
});
