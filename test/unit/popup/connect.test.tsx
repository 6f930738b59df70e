// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { ConnectPanel } from '@/entrypoints/popup/connect-panel';
import { destinationItem } from '@/utils/destination/storage';
import { draftItem } from '@/utils/push/storage';
import { connection, pushIn, rotation } from '../push/states';
import { testPage } from './page';
import { destination, EU, preflight, store, US } from './stored';

vi.mock('#i18n', async () => (await import('./page')).texts);

const page = testPage();
const two = [connection('a'), connection('b', { projectId: 'p', projectName: 'Shop', orgId: 'other-org' })];
const asked = pushIn('needs-confirmation', {
  warnings: [{ key: 'push.warning.syncRefused', params: ['sync', 'acme/shop'] }],
});
const starts = () => page.sent.filter(({ name }) => name === 'push.start').map(({ payload }) => payload);
const factsBeside = (button: string) => {
  const id = page.button(button)?.getAttribute('aria-describedby')?.split(' ').at(-1);
  return page.all('dl').find((list) => list.id === id)?.textContent;
};

describe('Update token', () => {
  test('stands beside the place of the very connection it updates', async () => {
    page.show(<ConnectPanel capture={await store(destination({ connections: two }))} push={null} />);
    await expect.poll(() => factsBeside('popup.rotate.update')).toContain('connection-a');
    page.choose('popup.rotate.existing', 'b');
    await expect.poll(() => factsBeside('popup.rotate.update')).toContain('connection-b');
    const facts = factsBeside('popup.rotate.update');
    for (const fact of [US.siteUrl, 'other-org', 'Shop']) expect(facts).toContain(fact);
    expect(facts).not.toContain('Platform Team');
    expect(factsBeside('popup.connect.create')).toContain('humanitec-acme');
  });

  test('asks about the connection that is chosen, naming it and its Infisical, and about no other', async () => {
    page.show(<ConnectPanel capture={await store(destination({ connections: two }))} push={asked} />);
    await expect.poll(() => page.text()).toContain(`popup.push.confirmTitle|connection-a|${US.siteUrl}`);
    page.choose('popup.rotate.existing', 'b');
    await expect.poll(() => page.button('popup.push.updateAnyway')).toBeUndefined();
    page.choose('popup.rotate.existing', 'a');
    await expect.poll(() => page.button('popup.push.updateAnyway')).toBeDefined();
    await page.press('popup.push.updateAnyway');
    await expect.poll(starts).toEqual([{ ...rotation('a'), despiteWarnings: true }]);
  });

  test('does not ask about one Infisical while another is shown', async () => {
    const elsewhere = destination({ profile: EU, connections: [connection('a')] });
    page.show(<ConnectPanel capture={await store(elsewhere)} push={asked} />);
    await expect.poll(() => page.button('popup.rotate.update')).toBeDefined();
    expect(page.button('popup.push.updateAnyway')).toBeUndefined();
  });

  test.each([
    ['service-user', 'popup.rotate.known', 'primary'],
    ['organization', 'popup.rotate.sameOrganization', ''],
  ] as const)('is offered first because of the %s, and says so', async (by, hint, className) => {
    const known = { connectionId: 'b', by };
    page.show(<ConnectPanel capture={await store(destination({ connections: two, known }))} push={null} />);
    await expect.poll(() => page.text()).toContain(hint);
    expect(page.button('popup.rotate.update')?.className).toBe(className);
    expect(page.field('popup.rotate.existing')?.value).toBe('b');
  });
});

test('a failure at one Infisical is not told at another', async () => {
  const failed = pushIn('failed', { failure: { code: 'infisicalForbidden', params: [] } });
  page.show(<ConnectPanel capture={await store(destination({ profile: EU }))} push={failed} />);
  await expect.poll(() => page.button('popup.connect.create')).toBeDefined();
  expect(page.all('[role=alert]')).toEqual([]);
  await destinationItem.set(destination());
  await expect.poll(() => page.all('[role=alert]').length).toBe(1);
});

describe('the form', () => {
  test('loses no key, wherever it is typed and however fast', async () => {
    page.show(<ConnectPanel capture={await store(destination())} push={null} />);
    await expect.poll(() => page.field('popup.connect.name')).toBeDefined();
    const name = page.field('popup.connect.name');
    if (!name) throw new Error('no field');
    name.focus();
    name.setSelectionRange(0, 0);
    page.type(name, 'my');
    await expect.poll(async () => (await draftItem.get())?.name).toBe('myhumanitec-acme');
    page.type(name, '-x');
    await expect.poll(async () => (await draftItem.get())?.name).toBe('my-xhumanitec-acme');
    expect([name.value, name.selectionStart]).toEqual(['my-xhumanitec-acme', 4]);
  });

  test("keeps the profile's project although it is not listed", async () => {
    const scope = { level: 'project', id: 'unseen', name: 'Secret project' } as const;
    const projects = [{ id: 'p', name: 'Shop' }];
    const shown = destination({ profile: { ...US, scope }, projects });
    page.show(<ConnectPanel capture={await store(shown)} push={null} />);
    await expect.poll(() => page.field('popup.connect.scope')?.value).toBe('unseen');
    await page.press('popup.connect.create');
    await expect.poll(starts).toMatchObject([{ scope }]);
  });

  test.each([
    ['pass', 'popup.connect.create', false],
    ['unknown', 'popup.connect.createAnyway', true],
  ] as const)(
    'with checks that say %s is sent as the button says',
    async (verdict, button, despiteWarnings) => {
      page.show(<ConnectPanel capture={await store(destination(), preflight(verdict))} push={null} />);
      await page.press(button);
      await expect.poll(starts).toMatchObject([{ despiteWarnings }]);
    },
  );

  test.each([
    [true, true],
    [false, false],
  ])('where Infisical would accept the token (%s) it says so (%s)', async (listsOrganizations, isSaid) => {
    const judged = preflight('fail', { listsOrganizations });
    page.show(<ConnectPanel capture={await store(destination(), judged)} push={null} />);
    await expect.poll(() => page.button('popup.connect.createAnyway')).toBeDefined();
    expect(page.text().includes('popup.connect.anywayHint')).toBe(isSaid);
  });
});
