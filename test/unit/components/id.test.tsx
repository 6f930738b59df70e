// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { Id } from '@/components/id';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();
const UUID = '5f0c1a52-9d3b-4b56-8f0e-0a4a6c1d397b';

test.each([
  ['a service user', `s-${UUID}`, 's-5f0c1a52…397b'],
  ['an organization of Infisical', UUID, '5f0c1a52…397b'],
])('the id that a service made for %s is shortened, and copied in full', async (_, id, short) => {
  const writeText = vi.fn(async () => {});
  Object.assign(navigator, { clipboard: { writeText } });
  page.show(<Id id={id} />);
  await expect.poll(() => page.all('button')[0]?.textContent).toBe(short);
  expect(page.all('button')[0]?.title).toBe(`common.copyId|${id}`);
  page.all('button')[0]?.click();
  await expect.poll(() => page.all('[role=status]')[0]?.textContent).toBe('common.copied');
  expect(writeText).toHaveBeenCalledExactlyOnceWith(id);
});

// Whose middle could be chosen, so that it looks like another.
test.each(['acme', 'acme-platform-engineering-production-organization', `${UUID}-acme`, `acme-${UUID}`])(
  'an id that somebody may have chosen, like %s, is shown in full',
  async (id) => {
    page.show(<Id id={id} />);
    await expect.poll(() => page.all('code')[0]?.textContent).toBe(id);
    expect(page.all('button')).toEqual([]);
  },
);
