// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { AccessRow } from '@/entrypoints/popup/access-row';
import { AccessStep } from '@/entrypoints/popup/access-step';
import { InfisicalStep } from '@/entrypoints/popup/infisical-step';
import { PasteForm } from '@/entrypoints/popup/paste-form';
import { TokenStep } from '@/entrypoints/popup/token-step';
import { preflightItem } from '@/utils/preflight/storage';
import type { AppAccess } from '@/utils/preflight/types';
import { connection } from '../push/states';
import { testPage } from './page';
import { capture, destination, preflight, store } from './stored';

vi.mock('#i18n', async () => (await import('./page')).texts);

const page = testPage();
const OWN = 'popup.connect.wholeOrganization';
const fact = (label: string, list = 0) => {
  const dl = page.all('dl.destination').at(list);
  const term = [...(dl?.querySelectorAll('dt') ?? [])].find(({ textContent }) => textContent === label);
  return term?.nextElementSibling;
};
const options = (label: string) =>
  [...(page.field(label)?.querySelectorAll('option') ?? [])].map(({ textContent }) => textContent);

describe('beside the button that sends', () => {
  test('the slug of the organization and the id of the project come first, in elements of their own', async () => {
    const account = {
      kind: 'user',
      name: 'jane@acme.example',
      organization: { id: 'org', name: 'Platform Team', slug: 'platform' },
    } as const;
    const projects = [{ id: 'p1', name: 'Shop' }];
    const suggestedScope = { level: 'project', id: 'p1', name: 'Shop' } as const;
    const draft = destination({ account, projects, suggestedScope });
    page.show(<InfisicalStep capture={await store(draft)} push={null} />);
    await expect
      .poll(() => fact('popup.destination.organization')?.innerHTML)
      .toBe('<code>platform</code> <bdi>Platform Team</bdi>');
    expect(fact('popup.destination.account')?.innerHTML).toBe('<bdi>jane@acme.example</bdi>');
    expect(fact('popup.destination.project')?.innerHTML).toBe('<code>p1</code> <bdi>Shop</bdi>');
  });

  test('our own words are not those of a project that is called so', async () => {
    const projects = [
      { id: 'p1', name: OWN },
      { id: 'p2', name: 'Shop' },
    ];
    page.show(<InfisicalStep capture={await store(destination({ projects }))} push={null} />);
    await expect.poll(() => fact('popup.destination.project')?.innerHTML).toBe(`<em>${OWN}</em>`);
    expect(options('popup.connect.scope')).toEqual([OWN, `p1 · ${OWN}`, 'Shop']);
    expect(page.all('optgroup option')).toHaveLength(2);
    page.choose('popup.connect.scope', 'p1');
    await expect
      .poll(() => fact('popup.destination.project')?.innerHTML)
      .toBe(`<code>p1</code> <bdi>${OWN}</bdi>`);
  });

  test('a connection in a project that is called like our own words is told apart', async () => {
    const connections = [connection('a', { name: 'same', projectId: 'p1', projectName: OWN })];
    page.show(<InfisicalStep capture={await store(destination({ connections }))} push={null} />);
    await expect.poll(() => page.button('popup.how.rotate|1')).toBeDefined();
    page.button('popup.how.rotate|1')?.click();
    await expect.poll(() => options('popup.rotate.existing')).toEqual([`same (p1 · ${OWN})`]);
  });

  test('connections of the same name can be told apart', async () => {
    const connections = ['a', 'b', 'c'].map((id) => connection(id, { name: id === 'c' ? 'other' : 'same' }));
    page.show(<InfisicalStep capture={await store(destination({ connections }))} push={null} />);
    await expect.poll(() => page.button('popup.how.rotate|3')).toBeDefined();
    page.button('popup.how.rotate|3')?.click();
    await expect.poll(() => options('popup.rotate.existing')).toEqual(['a · same', 'b · same', 'other']);
  });
});

test('service user and organizations stand with their ids first', async () => {
  const token = await store(
    destination(),
    preflight('pass', {
      serviceUser: { id: 's-1', name: 'sync (s-2)', type: 'service' },
      organizations: [
        { id: 'evil', name: 'Acme (acme)', role: null },
        { id: 'same', name: 'same', role: null },
      ],
    }),
  );
  page.show(<AccessStep capture={token} />);
  const facts = () => page.all('dl.who dd').map(({ innerHTML }) => innerHTML);
  await expect
    .poll(facts)
    .toEqual([
      '<code>s-1</code> <bdi>sync (s-2)</bdi>',
      '<code>evil</code> <bdi>Acme (acme)</bdi>',
      '<code>same</code>',
    ]);
  expect(await preflightItem.get()).not.toBeNull();
});

test('an app stands with its id first', async () => {
  const access: AppAccess = {
    org: 'acme',
    app: 'shop',
    name: 'Yes',
    role: 'viewer',
    source: 'app',
    write: 'no',
    environments: [],
  };
  page.show(
    <table>
      <tbody>
        <AccessRow
          access={access}
          serviceUserName="םולש"
          chosen={false}
          offer={undefined}
          captureId="token"
          onChoose={() => {}}
        />
      </tbody>
    </table>,
  );
  await expect.poll(() => page.all('label span')[0]?.innerHTML).toBe('<code>acme/shop</code> <bdi>Yes</bdi>');
  // In a sentence a name that could turn it round is kept to itself.
  expect(page.text()).toContain('popup.fix.change|\u2068םולש\u2069');
});

test('a token that was taken out of a longer text says how long it is and how it ends', async () => {
  page.show(<TokenStep capture={{ ...capture('token'), excerptLength: 64 }} />);
  await expect.poll(() => page.text()).toContain('popup.capture.excerpt|64|3f9a');
  page.show(<TokenStep capture={capture('token')} />);
  await expect.poll(() => page.text()).not.toContain('popup.capture.excerpt');
});

test('lines that are pasted come in as lines, not as one word', async () => {
  page.show(<PasteForm />);
  await expect.poll(() => page.field('popup.paste.token')).toBeDefined();
  page.paste(page.field('popup.paste.token') as HTMLInputElement, 'one-token\nanother-token');
  await expect.poll(() => page.button('popup.paste.check')?.disabled).toBe(false);
  page.button('popup.paste.check')?.click();
  const sent = () => page.sent.filter(({ name }) => name === 'capture.paste').map(({ payload }) => payload);
  await expect.poll(sent).toEqual([{ token: 'one-token\nanother-token' }]);
});
