import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CheckId } from '@/utils/preflight/types';
import { type Captured, check, checkOf, setScene } from './scene';

const scene = setScene();

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS + 60_000);

function developer() {
  return scene.simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
}

/** Captures and checks a developer's token; gives the verdict and finding of one check. */
async function checked(id: CheckId, { expiresAt, told }: { expiresAt?: Date; told?: Captured } = {}) {
  const { humanitec } = scene.simulators;
  const token = humanitec.createToken(developer().id, expiresAt ? { expiresAt } : {});
  const preflight = await check(token.value, told);
  return { preflight, verdict: checkOf(preflight, id)?.verdict, ...checkOf(preflight, id)?.finding };
}

describe('expiry', () => {
  it.for(['absent', 'zero-date'] as const)('is never where the date is %s', async (neverExpires) => {
    scene.simulators.humanitec.quirks.neverExpires = neverExpires;
    const { preflight, ...expiry } = await checked('expiry');
    expect(expiry).toMatchObject({ verdict: 'pass', key: 'access.expiry.never' });
    expect(preflight.token).toEqual({ id: 'infisical', expiresAt: null });
  });

  it.for([
    { days: 29, verdict: 'warn', key: 'access.expiry.soon' },
    { days: 30, verdict: 'pass', key: 'access.expiry.date' },
  ])('in $days days is $verdict, with the days left', async ({ days, verdict, key }) => {
    const expiry = await checked('expiry', { expiresAt: inDays(days) });
    expect(expiry).toMatchObject({ verdict, key, params: [expect.any(String), String(days)] });
  });

  it('names the time zone of the date', async () => {
    const expiresAt = inDays(90);
    const { params } = await checked('expiry', { expiresAt });
    const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: 'short' })
      .formatToParts(expiresAt)
      .find(({ type }) => type === 'timeZoneName');
    expect(params?.[0]).toContain(zone?.value);
  });

  it('is that of the captured token where the service user has several', async () => {
    const { humanitec } = scene.simulators;
    const user = developer();
    const { value: old } = humanitec.createToken(user.id, { id: 'old', expiresAt: inDays(1) });
    const { value } = humanitec.createToken(user.id, { id: 'new' });
    expect(checkOf(await check(value, { tokenId: 'new' }), 'expiry')?.verdict).toBe('pass');
    expect(checkOf(await check(old), 'expiry')?.verdict).toBe('unknown');
  });

  it.for([
    { hint: 'never', verdict: 'unknown', key: 'access.expiry.hintNever' },
    { hint: inDays(7).toISOString(), verdict: 'warn', key: 'access.expiry.hintDate' },
    { hint: inDays(60).toISOString(), verdict: 'unknown', key: 'access.expiry.hintDate' },
    { hint: '<b>soon</b>', verdict: 'unknown', key: 'access.expiry.unknown' },
  ])(
    "takes the console's $hint as a hint only, where the metadata is refused",
    async ({ hint, verdict, key }) => {
      scene.simulators.humanitec.quirks.ownTokensForbidden = true;
      expect(await checked('expiry', { told: { expiryHint: hint } })).toMatchObject({ verdict, key });
    },
  );

  it('does not believe the hint where the metadata says otherwise', async () => {
    const told = { expiryHint: 'never' };
    expect(await checked('expiry', { expiresAt: inDays(3), told })).toMatchObject({ verdict: 'warn' });
  });
});

describe('the owner of the token', () => {
  it('is warned about when it is a person', async () => {
    const { humanitec } = scene.simulators;
    const preflight = await check(humanitec.createToken(humanitec.admin.id).value);
    expect(checkOf(preflight, 'kind')).toMatchObject({ verdict: 'warn', finding: { params: ['Ada Admin'] } });
  });
});

describe('the organization', () => {
  it('fails with both names when it is not that of the page', async () => {
    const organization = await checked('organization', { told: { pageOrg: 'evil-corp' } });
    expect(organization).toMatchObject({
      verdict: 'fail',
      key: 'access.organization.mismatch',
      params: ['Acme (acme)', 'evil-corp'],
    });
    expect(organization.preflight.verdict).toBe('fail');
  });

  it('is any where Firefox has no policy installed', async () => {
    const missing = new Error('Managed storage manifest not found');
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(missing);
    expect((await checked('organization')).verdict).toBe('pass');
  });

  it.for([
    { allowed: ['acme'], verdict: 'pass' },
    { allowed: ['globex'], verdict: 'fail' },
    { allowed: [], verdict: 'fail' },
  ])('is held against the policy $allowed: $verdict', async ({ allowed, verdict }) => {
    await fakeBrowser.storage.managed.set({ policy: { allowedHumanitecOrganizations: allowed } });
    expect((await checked('organization')).verdict).toBe(verdict);
  });
});

describe('the role on the organization', () => {
  it('names a smaller one to an administrator', async () => {
    const { humanitec } = scene.simulators;
    const user = humanitec.createServiceUser({ role: 'administrator' });
    const preflight = await check(humanitec.createToken(user.id).value);
    expect(checkOf(preflight, 'organization-role')).toMatchObject({
      verdict: 'warn',
      remedy: { text: { key: 'access.organizationRole.lower' } },
    });
    expect(preflight.summary).toEqual({ key: 'access.summary.ready.count', params: ['3', '3'] });
  });
});

describe('a remedy', () => {
  it('links the People tab of an app that cannot be written', async () => {
    const { humanitec } = scene.simulators;
    const user = humanitec.createServiceUser({ apps: { payments: 'viewer' } });
    const preflight = await check(humanitec.createToken(user.id).value);
    expect(checkOf(preflight, 'apps')?.remedy?.url).toBe(
      'https://app.humanitec.io/orgs/acme/apps/payments/people',
    );
  });
});
