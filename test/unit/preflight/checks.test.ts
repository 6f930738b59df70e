import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Captured, check, checkOf, simulatedWorld } from './world';

const world = simulatedWorld();

const DAY_MS = 86_400_000;
/** How a moment goes into a sentence. */
const whenIs = (moment: unknown) => [{ date: moment }, { daysUntil: moment }];
const WHEN = whenIs(expect.any(String));
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS + 60_000);

function developer() {
  return world.simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
}

/** Captures and checks a developer's token; gives the verdict and finding of one check. */
async function checked(id: string, { expiresAt, told }: { expiresAt?: Date; told?: Captured } = {}) {
  const { humanitec } = world.simulators;
  const token = humanitec.createToken(developer().id, expiresAt ? { expiresAt } : {});
  const preflight = await check(token.value, told);
  return { preflight, verdict: checkOf(preflight, id)?.verdict, ...checkOf(preflight, id)?.finding };
}

describe('expiry', () => {
  it.for(['absent', 'zero-date'] as const)('is never where the date is %s', async (neverExpires) => {
    world.simulators.humanitec.quirks.neverExpires = neverExpires;
    const { preflight, ...expiry } = await checked('expiry');
    expect(expiry).toMatchObject({ verdict: 'pass', key: 'access.expiry.never' });
    expect(preflight.token).toEqual({ id: 'infisical', expiresAt: null });
  });

  it.for([
    { days: 29, verdict: 'warn', key: 'access.expiry.soon' },
    { days: 30, verdict: 'pass', key: 'access.expiry.date' },
  ])('in $days days is $verdict, with the moment', async ({ days, verdict, key }) => {
    const expiresAt = inDays(days);
    const expiry = await checked('expiry', { expiresAt });
    expect(expiry).toMatchObject({ verdict, key, params: whenIs(expiresAt.toISOString()) });
  });

  it.for([
    ['endless', 'unknown', 'access.expiry.namedNever'],
    ['far', 'unknown', 'access.expiry.namedDate'],
    ['soon', 'warn', 'access.expiry.soon'],
    [undefined, 'unknown', 'access.expiry.unknown'],
  ] as const)(
    'of several tokens: the page that names %s makes it %s, never better',
    async ([tokenId, verdict, key]) => {
      const { humanitec } = world.simulators;
      const user = developer();
      humanitec.createToken(user.id, { id: 'far', expiresAt: inDays(90) });
      humanitec.createToken(user.id, { id: 'soon', expiresAt: inDays(1) });
      const { value } = humanitec.createToken(user.id, { id: 'endless' });
      const found = checkOf(await check(value, tokenId === undefined ? {} : { tokenId }), 'expiry');
      expect([found?.verdict, found?.finding.key]).toEqual([verdict, key]);
    },
  );

  it.for([
    { hint: 'No expiration', verdict: 'unknown', key: 'access.expiry.hintNever', params: [] },
    { hint: '7 Days', verdict: 'warn', key: 'access.expiry.hintDate', params: WHEN },
    {
      hint: '60 Days',
      verdict: 'unknown',
      key: 'access.expiry.hintDate',
      params: WHEN,
    },
    { hint: '2999-12-31', verdict: 'unknown', key: 'access.expiry.hintDate' },
    { hint: '2020-12-31', verdict: 'warn', key: 'access.expiry.hintDate', params: WHEN },
    { hint: 'Custom', verdict: 'unknown', key: 'access.expiry.unknown' },
    { hint: '2999-02-31', verdict: 'unknown', key: 'access.expiry.unknown' },
    { hint: '<b>soon</b>', verdict: 'unknown', key: 'access.expiry.unknown' },
  ])("takes the console's $hint as a hint only, where the metadata is refused", async (row) => {
    world.simulators.humanitec.quirks.ownTokensForbidden = true;
    const { hint, ...expected } = row;
    const expiry = await checked('expiry', { told: { expiryHint: hint } });
    expect(expiry).toMatchObject(expected);
    expect(checkOf(expiry.preflight, 'expiry')?.remedy?.text.key).toMatch(/lookUp|createNew/);
  });

  it('speaks of a refusal only where there was one', async () => {
    const { humanitec, faults } = world.simulators;
    faults.add({ path: /\/tokens$/, action: { kind: 'status', status: 500 } });
    const failed = await checked('expiry', { told: { expiryHint: 'No expiration' } });
    expect(failed).toMatchObject({ verdict: 'unknown', key: 'access.expiry.formNever' });
    expect(checkOf(failed.preflight, 'expiry')?.remedy?.text.key).toBe('access.token.tryAgain');

    faults.clear();
    const user = developer();
    humanitec.createToken(user.id, { id: 'old' });
    const { value } = humanitec.createToken(user.id, { id: 'new' });
    const several = await check(value, { expiryHint: '90 Days' });
    expect(checkOf(several, 'expiry')?.finding.key).toBe('access.expiry.formDate');
  });

  it('is open where the date is of another type', async () => {
    const body = [{ id: 'infisical', expires_at: 1767222000 }];
    world.simulators.faults.add({ path: /\/tokens$/, action: { kind: 'status', status: 200, body } });
    const { verdict, key } = await checked('expiry');
    expect({ verdict, key }).toEqual({ verdict: 'unknown', key: 'access.expiry.unknown' });
  });

  it('does not believe the hint where the metadata says otherwise', async () => {
    const told = { expiryHint: 'No expiration' };
    expect(await checked('expiry', { expiresAt: inDays(3), told })).toMatchObject({ verdict: 'warn' });
  });
});

describe('the owner of the token', () => {
  it('is warned about when it is a person', async () => {
    const { humanitec } = world.simulators;
    const preflight = await check(humanitec.createToken(humanitec.admin.id).value);
    expect(checkOf(preflight, 'kind')).toMatchObject({ verdict: 'warn', finding: { params: ['Ada Admin'] } });
  });
});

describe('the page it was captured on', () => {
  it('fails the token with both names when it shows another organization', async () => {
    const page = await checked('page', { told: { pageOrg: 'evil-corp' } });
    expect(page).toMatchObject({ verdict: 'fail', key: 'access.page.mismatch' });
    expect(page.params?.[0]).toContain('acme');
    expect(page.params?.[1]).toBe('evil-corp');
    expect(page.preflight.verdict).toBe('fail');
  });

  it('is not known where its address names no organization, and that is said', async () => {
    const page = await checked('page', { told: { pageOrg: null } });
    expect(page).toMatchObject({ verdict: 'unknown', key: 'access.page.unknown' });
    expect(page.preflight.verdict).toBe('pass');
  });

  it('proves nothing by an address that fits', async () => {
    expect(await checked('page')).toMatchObject({ verdict: 'pass', key: 'access.page.same' });
  });
});

describe('the organization', () => {
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

  it('is listed where Infisical, which asks for nothing else, would accept the token', async () => {
    const { humanitec, faults } = world.simulators;
    const { value } = humanitec.createToken(developer().id);
    expect((await check(value)).listsOrganizations).toBe(true);
    faults.add({ path: /^\/orgs$/, action: { kind: 'status', status: 403 } });
    expect(await check(value)).toMatchObject({ verdict: 'fail', listsOrganizations: false });
  });
});

describe('the role on the organization', () => {
  it('names a smaller one to an administrator', async () => {
    const { humanitec } = world.simulators;
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
    const { humanitec } = world.simulators;
    const user = humanitec.createServiceUser({ apps: { payments: 'viewer' } });
    const preflight = await check(humanitec.createToken(user.id).value);
    expect(checkOf(preflight, 'apps')?.remedy?.url).toBe(
      'https://app.humanitec.io/orgs/acme/apps/payments/people',
    );
  });
});

describe('whatever stays unknown', () => {
  it.for([
    { id: 'kind', path: /^\/current-user$/, status: 403 },
    { id: 'kind', path: /^\/current-user$/, status: 500 },
    { id: 'organization-role', path: /^\/current-user$/, status: 403 },
    { id: 'expiry', path: /\/tokens$/, status: 403 },
    { id: 'sync-reads', path: /^\/orgs\/acme\/apps$/, status: 403 },
  ] as const)('has a remedy: $id after $status', async ({ id, path, status }) => {
    const { humanitec, faults } = world.simulators;
    faults.add({ path, action: { kind: 'status', status } });
    const user = id === 'sync-reads' ? humanitec.createServiceUser() : developer();
    const preflight = await check(humanitec.createToken(user.id).value);
    expect(checkOf(preflight, id)).toMatchObject({ verdict: 'unknown', remedy: { text: {} } });
  });
});
