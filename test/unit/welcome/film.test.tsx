// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { Film } from '@/entrypoints/welcome/film';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();

test('what the pictures show is said in words, and only the words are read out', async () => {
  page.show(<Film />);
  await expect.poll(() => page.all('li')).toHaveLength(3);
  for (const picture of page.all('[aria-hidden=true]')) picture.remove();
  expect(page.all('li').map(({ textContent }) => textContent)).toEqual([
    'welcome.film.offer|capture.send',
    'welcome.film.check|popup.connect.create',
    'welcome.film.done',
  ]);
});

test('nothing in a picture can be pressed or focused', async () => {
  page.show(<Film />);
  await expect.poll(() => page.all('.picture')).toHaveLength(3);
  expect(page.all('.picture :is(a, button, input, [tabindex])')).toEqual([]);
});
