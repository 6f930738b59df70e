// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { Disclosure } from '@/entrypoints/popup/disclosure';
import { Kept } from '@/entrypoints/popup/view/kept';
import { testPage } from './page';

vi.mock('#i18n', async () => (await import('./page')).texts);

const page = testPage();
const details = () => page.all('details')[0] as HTMLDetailsElement | undefined;
const show = (isNeeded: boolean) =>
  page.show(
    <Disclosure name="apps" isHeavy summary="Apps" isNeeded={isNeeded}>
      <table />
    </Disclosure>,
  );
/** As a click on the summary does. */
const toggle = (open: boolean) => {
  const element = details();
  if (!element) throw new Error('nothing is shown');
  element.open = open;
  element.dispatchEvent(new Event('toggle'));
};

test('what the user has to see opens by itself, and does not close when it is seen to', async () => {
  show(false);
  await expect.poll(() => details()?.open).toBe(false);
  expect(page.all('table')).toEqual([]);
  show(true);
  await expect.poll(() => page.all('table').length).toBe(1);
  expect(details()?.open).toBe(true);
  show(false);
  await expect.poll(() => details()?.open).toBe(true);
});

test('what the user has closed stays closed, and what they have opened stays open', async () => {
  show(true);
  await expect.poll(() => details()?.open).toBe(true);
  toggle(false);
  await expect.poll(() => page.all('table').length).toBe(0);
  show(true);
  await expect.poll(() => details()?.open).toBe(false);
  toggle(true);
  await expect.poll(() => page.all('table').length).toBe(1);
  show(false);
  await expect.poll(() => details()?.open).toBe(true);
});

test('what was opened for one token is folded for the next', async () => {
  const showFor = (token: string) =>
    page.show(
      <Kept at={token} left={null}>
        <Disclosure key={token} name="apps" isHeavy summary="Apps" isNeeded={false}>
          <table />
        </Disclosure>
      </Kept>,
    );
  showFor('one');
  await expect.poll(() => details()?.open).toBe(false);
  toggle(true);
  await expect.poll(() => page.all('table').length).toBe(1);
  showFor('another');
  await expect.poll(() => page.all('table')).toEqual([]);
  expect(details()?.open).toBe(false);
});
