// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { AskOnce } from '@/components/ask-once';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();
let done = 0;
beforeEach(() => {
  done = 0;
});

async function show(isNeeded?: boolean): Promise<void> {
  const given = isNeeded === undefined ? {} : { isNeeded };
  page.show(
    <AskOnce question="Really?" yes="Yes" {...given} onYes={() => done++}>
      Remove
    </AskOnce>,
  );
  await expect.poll(() => page.button('Remove')).toBeDefined();
}

async function ask(): Promise<void> {
  page.button('Remove')?.click();
  await expect.poll(page.text).toContain('Really?');
}

const focus = () => document.activeElement?.textContent;

test('it is done after the answer, not before', async () => {
  await show();
  await ask();
  expect(done).toBe(0);
  page.button('Yes')?.click();
  await expect.poll(() => done).toBe(1);
});

test('the focus is on the answer that changes nothing, and goes back to the button', async () => {
  await show();
  await ask();
  await expect.poll(focus).toBe('common.cancel');
  page.button('common.cancel')?.click();
  await expect.poll(focus).toBe('Remove');
  expect(done).toBe(0);
});

test('Escape is no', async () => {
  await show();
  await ask();
  await expect.poll(focus).toBe('common.cancel');
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await expect.poll(focus).toBe('Remove');
  expect(done).toBe(0);
});

test('the second click of a double click is no answer', async () => {
  await show();
  await ask();
  page.button('Yes')?.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }));
  expect(page.text()).toContain('Really?');
  expect(done).toBe(0);
});

test('where there is nothing to ask, the button does it at once', async () => {
  await show(false);
  page.button('Remove')?.click();
  expect(done).toBe(1);
});
