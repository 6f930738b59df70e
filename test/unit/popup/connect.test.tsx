// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { InfisicalStep } from '@/entrypoints/popup/infisical-step';
import { destinationItem, draftItem } from '@/utils/destination/storage';
import type { Provenance } from '@/utils/destination/types';
import { preflightItem } from '@/utils/preflight/storage';
import type { Payload } from '@/utils/protocol';
import { connection, pushIn, rotation } from '../push/states';
import { testPage } from './page';
import { destination, EU, preflight, store, US } from './stored';

vi.mock('#i18n', async () => (await import('./page')).texts);

const page = testPage();
const two = [connection('a'), connection('b', { projectId: 'p', projectName: 'Shop', orgId: 'other-org' })];
const asked = pushIn('needs-confirmation', {
  warnings: [{ key: 'push.warning.syncRefused', params: ['sync', 'acme/shop'] }],
});
/** Goes for one of the connections that are there, as soon as they are. */
const chooseExisting = async (count: number) => {
  await expect.poll(() => page.button(`popup.how.rotate|${count}`)).toBeDefined();
  page.button(`popup.how.rotate|${count}`)?.click();
};
const starts = () => page.sent.filter(({ name }) => name === 'push.start').map(({ payload }) => payload);
const factsBeside = (button: string) => {
  const id = page.button(button)?.getAttribute('aria-describedby')?.split(' ').at(-1);
  return page.all('dl').find((list) => list.id === id)?.textContent;
};

describe('what a push has to know', () => {
  const looks = () =>
    page.sent.flatMap(({ name, payload }) =>
      name === 'push.look-ahead' ? [payload as Payload<'push.look-ahead'>] : [],
    );

  test('is read once what a press would send stands, and again on the way to it', async () => {
    page.show(<InfisicalStep capture={await store(destination())} push={null} />);
    await expect.poll(() => looks().length).toBe(1);
    page.button('popup.connect.create')?.focus();
    await expect.poll(() => looks().map(({ isClose }) => isClose)).toEqual([false, true]);
    await page.press('popup.connect.create');
    await expect.poll(() => starts().length).toBe(1);
    expect(looks().map(({ request }) => request)).toEqual([...starts(), ...starts()]);
  });

  test('is not read while a press would send nothing', async () => {
    page.show(
      <InfisicalStep
        capture={await store(destination(), preflight('pass', { state: 'running' }))}
        push={null}
      />,
    );
    await expect.poll(() => page.button('popup.connect.create')).toBeDefined();
    page.button('popup.connect.create')?.focus();
    await preflightItem.set(preflight('pass'));
    await expect.poll(() => looks().map(({ isClose }) => isClose)).toEqual([false]);
  });
});

describe('Update token', () => {
  test('stands beside the place of the very connection it updates', async () => {
    page.show(<InfisicalStep capture={await store(destination({ connections: two }))} push={null} />);
    await expect.poll(() => factsBeside('popup.connect.create')).toContain('humanitec-acme');
    expect(page.button('popup.rotate.update')).toBeUndefined();
    await chooseExisting(2);
    await expect.poll(() => factsBeside('popup.rotate.update')).toContain('connection-a');
    expect(page.button('popup.connect.create')).toBeUndefined();
    page.choose('popup.rotate.existing', 'b');
    await expect.poll(() => factsBeside('popup.rotate.update')).toContain('connection-b');
    const facts = factsBeside('popup.rotate.update');
    for (const fact of [US.siteUrl, 'other-org', 'Shop']) expect(facts).toContain(fact);
    expect(facts).not.toContain('Platform Team');
    page.button('popup.how.create')?.click();
    await expect.poll(() => factsBeside('popup.connect.create')).toContain('humanitec-acme');
  });

  test('asks about the connection that is chosen, naming it and its Infisical, and about no other', async () => {
    page.show(<InfisicalStep capture={await store(destination({ connections: two }))} push={asked} />);
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
    page.show(<InfisicalStep capture={await store(elsewhere)} push={asked} />);
    await chooseExisting(1);
    await expect.poll(() => page.button('popup.rotate.update')).toBeDefined();
    expect(page.button('popup.push.updateAnyway')).toBeUndefined();
  });

  test.each([
    ['service-user', 'popup.rotate.update', 'popup.rotate.known'],
    ['organization', 'popup.connect.create', 'popup.rotate.sameOrganization'],
  ] as const)(
    'of the connection of the same %s: what is offered first, and why that one',
    async (by, first, hint) => {
      const known = { connectionId: 'b', by };
      page.show(
        <InfisicalStep capture={await store(destination({ connections: two, known }))} push={null} />,
      );
      await expect.poll(() => page.button(first)).toBeDefined();
      await chooseExisting(2);
      await expect.poll(() => page.text()).toContain(hint);
      expect(page.field('popup.rotate.existing')?.value).toBe('b');
    },
  );

  test('stays chosen when the popup opens again', async () => {
    const token = await store(destination({ connections: two }));
    page.show(<InfisicalStep key="first" capture={token} push={null} />);
    await chooseExisting(2);
    await expect.poll(async () => (await draftItem.get())?.kind).toBe('rotate');
    page.show(<InfisicalStep key="again" capture={token} push={null} />);
    await expect.poll(() => page.button('popup.rotate.update')).toBeDefined();
  });
});

test('the question whether a press was meant is taken back by Escape, and nothing is sent', async () => {
  page.show(<InfisicalStep capture={await store(destination())} push={null} />);
  const name = 'popup.connect.create';
  await expect.poll(() => page.button(name)?.ariaDisabled, { timeout: 10_000 }).toBe('false');
  page.button(name)?.click();
  const question = () => document.querySelector<HTMLElement>('[role=alertdialog]');
  await expect.poll(() => document.activeElement === question()).toBe(true);
  const key = { key: 'Escape', bubbles: true, cancelable: true };
  // The popup itself closes on a key that the page leaves alone.
  expect(question()?.dispatchEvent(new KeyboardEvent('keydown', key))).toBe(false);
  question()?.dispatchEvent(new KeyboardEvent('keyup', key));
  await expect.poll(question).toBeNull();
  expect(document.activeElement).toBe(page.button(name));
  expect(starts()).toEqual([]);
});

test('a failure at one Infisical is not told at another', async () => {
  const failed = pushIn('failed', { failure: { code: 'infisicalForbidden', params: [] } });
  page.show(<InfisicalStep capture={await store(destination({ profile: EU }))} push={failed} />);
  await expect.poll(() => page.button('popup.connect.create')).toBeDefined();
  expect(page.all('[role=alert]')).toEqual([]);
  await destinationItem.set(destination());
  await expect.poll(() => page.all('[role=alert]').length).toBe(1);
});

describe('the form', () => {
  test('loses no key, wherever it is typed and however fast', async () => {
    page.show(<InfisicalStep capture={await store(destination())} push={null} />);
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
    page.show(<InfisicalStep capture={await store(shown)} push={null} />);
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
      page.show(<InfisicalStep capture={await store(destination(), preflight(verdict))} push={null} />);
      await page.press(button);
      await expect.poll(starts).toMatchObject([{ despiteWarnings }]);
    },
  );

  test.each([
    [true, true],
    [false, false],
  ])('where Infisical would accept the token (%s) it says so (%s)', async (listsOrganizations, isSaid) => {
    const judged = preflight('fail', { listsOrganizations });
    page.show(<InfisicalStep capture={await store(destination(), judged)} push={null} />);
    await expect.poll(() => page.button('popup.connect.createAnyway')).toBeDefined();
    expect(page.text().includes('popup.connect.anywayHint')).toBe(isSaid);
  });
});

describe('where an administrator lets nobody go on despite a warning', () => {
  const forbid = () =>
    fakeBrowser.storage.managed.set({
      policy: { allowedHumanitecOrganizations: ['*'], allowCreateAnyway: false },
    });
  const provenance: Provenance = { kind: 'new-organization', organizations: ['evil'], until: ['acme'] };

  test('nothing reads so, nothing is sent, and it says why beside what speaks against it', async () => {
    await forbid();
    page.show(<InfisicalStep capture={await store(destination({ provenance }))} push={null} />);
    await expect.poll(() => page.text()).toContain('popup.connect.anywayForbidden');
    expect(page.text()).toContain('push.provenance.newOrganization|evil|acme');
    expect(page.button('popup.connect.createAnyway')).toBeUndefined();
    const create = page.button('popup.connect.create');
    create?.click();
    expect(create?.ariaDisabled).toBe('true');
    await expect
      .poll(() => page.all('[role=status]').map(({ textContent }) => textContent))
      .toContain('popup.connect.anywayForbidden');
    expect(starts()).toEqual([]);
  });

  test('an update that has warnings shows them, and has no button to go on', async () => {
    await forbid();
    page.show(<InfisicalStep capture={await store(destination({ connections: two }))} push={asked} />);
    await expect.poll(() => page.text()).toContain('push.warning.syncRefused|sync|acme/shop');
    await expect.poll(() => page.text()).toContain('popup.connect.anywayForbidden');
    expect(page.button('popup.push.updateAnyway')).toBeUndefined();
  });
});
