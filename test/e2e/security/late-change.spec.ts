import type { Page } from '@playwright/test';
import { reportPopupAttack } from '../../support/attack-figures';
import type { ExtensionBrowser } from '../../support/extension';
import { showFields } from '../../support/popup';
import { part, readyToPush, writes } from '../../support/push';
import { expect, test } from '../fixtures';

/** Longer than a push that was begun takes to reach Infisical. */
const SETTLED = 700;
/** As long as somebody takes to read what the popup says. */
const READING = 1_500;

const sends = (popup: Page) =>
  popup.getByRole('button', { name: /^(Create|Update) (connection|anyway|token)$/ });

/** Goes to the button as a person would, and stays there until nothing but a change can stand in the way. */
async function aim(popup: Page): Promise<{ x: number; y: number }> {
  const box = await sends(popup).boundingBox();
  if (!box) throw new Error('The button is not on the screen');
  const spot = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await popup.mouse.move(spot.x - 200, spot.y - 100);
  await popup.mouse.move(spot.x, spot.y, { steps: 10 });
  await popup.waitForTimeout(READING);
  return spot;
}

/** Clicks as soon as the popup shows what it did not show before, as a click does that was on its way already. */
async function clickAtChange(popup: Page, spot: { x: number; y: number }, shown: string): Promise<void> {
  await popup.waitForFunction((text) => document.body.innerText.includes(text), shown, { polling: 'raf' });
  const box = await sends(popup).boundingBox();
  if (box)
    await popup.mouse.click(
      box.x + box.width / 2,
      Math.max(box.y + 4, Math.min(spot.y, box.y + box.height - 4)),
    );
}

async function expectHeldThenSent(
  popup: Page,
  simulators: Parameters<typeof writes>[0],
  attack: string,
): Promise<Record<string, unknown>> {
  await popup.waitForTimeout(SETTLED);
  reportPopupAttack(attack, { runs: 1, captured: 1, pushed: writes(simulators).length });
  expect(writes(simulators)).toEqual([]);
  const { x, y } = await aim(popup);
  await popup.mouse.click(x, y);
  await expect(part.done(popup)).toBeVisible();
  const [write] = writes(simulators);
  return JSON.parse(write?.body ?? '{}');
}

const send = (popup: Page, name: string) =>
  popup.evaluate((message) => void chrome.runtime.sendMessage({ name: message, payload: {} }), name);

test('a reason that appears under the pointer is not agreed to by the click that was on its way', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  const spot = await aim(popup);
  const [user] = [...simulators.humanitec.users.values()].filter(({ type }) => type === 'service');
  simulators.humanitec.setAppRole('acme', 'shop', user?.id ?? '', 'viewer');
  await send(popup, 'preflight.run');
  await clickAtChange(popup, spot, 'Create anyway');
  await expectHeldThenSent(popup, simulators, 'Create anyway as its reason appears');
});

test('a name that changes right before the click is not what was agreed to', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  await showFields(popup);
  const spot = await aim(popup);
  await part.name(popup).evaluate((box: HTMLInputElement) => box.focus());
  await popup.keyboard.press('Control+A');
  await popup.keyboard.insertText('another-name');
  await popup.mouse.click(spot.x, spot.y);
  expect(await expectHeldThenSent(popup, simulators, 'name changed right before the click')).toMatchObject({
    name: 'another-name',
  });
});

test('a press that began before the name could be read is none, however long it lasts', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  await showFields(popup);
  const spot = await aim(popup);
  await part.name(popup).fill('another-name');
  await popup.mouse.move(spot.x, spot.y);
  await popup.mouse.down();
  await popup.waitForTimeout(READING);
  await popup.mouse.up();
  await expectHeldThenSent(popup, simulators, 'press begun right after the name changed');
});

test('a press beside the button starts its wait anew, as one in a series that misses it sometimes', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  const spot = await aim(popup);
  const button = await sends(popup).elementHandle();
  const waitsAnew = popup.evaluate(
    (element) =>
      new Promise<string | null>((resolve) => {
        new MutationObserver(() => resolve(element?.getAttribute('aria-disabled') ?? null)).observe(
          element as Element,
          { attributeFilter: ['aria-disabled'] },
        );
      }),
    button,
  );
  await popup.mouse.click(spot.x, spot.y - 40);
  expect(await waitsAnew).toBe('true');
  await expectHeldThenSent(popup, simulators, 'presses beside the button');
});

test('a project that changes right before the click is not what was agreed to', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  const { shop } = simulators.infisical.us.state.seed;
  await showFields(popup);
  const spot = await aim(popup);
  await popup.getByLabel('Where it can be used').selectOption({ label: 'shop' });
  await popup.mouse.click(spot.x, spot.y);
  expect(await expectHeldThenSent(popup, simulators, 'project changed right before the click')).toMatchObject(
    {
      projectId: shop.id,
    },
  );
});

test('an organization of Infisical that changes right before the click is not what was agreed to', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  const spot = await aim(popup);
  simulators.infisical.us.state.seed.organization.name = 'Somebody Else';
  await send(popup, 'destination.load');
  await clickAtChange(popup, spot, 'Somebody Else');
  await expectHeldThenSent(popup, simulators, 'organization changed right before the click');
});

test.describe('another Infisical', () => {
  test.use({ agreed: { host: 'eu.infisical.com' } });

  test('a profile that changes right before the click is not what was agreed to', async ({
    simulators,
    extension,
  }) => {
    await addEuProfile(extension);
    const { popup } = await readyToPush(simulators, extension);
    const spot = await aim(popup);
    const { user, organization } = simulators.infisical.eu.state.seed;
    const { jid } = await simulators.infisical.eu.arrange.session(user, organization.id);
    await extension.context.addCookies([
      {
        name: 'jid',
        value: jid,
        url: 'https://eu.infisical.com',
        httpOnly: true,
        secure: true,
        sameSite: 'Strict',
      },
    ]);
    const profiles = popup.getByRole('combobox', { name: 'Infisical profile' });
    const [, other = ''] = await profiles.locator('option').evaluateAll((all) => {
      const selected = all.filter((each) => !(each as HTMLOptionElement).selected);
      return ['', selected[0]?.getAttribute('value') ?? ''];
    });
    await profiles.selectOption(other);
    await clickAtChange(popup, spot, 'https://eu.infisical.com');
    // The form of the other profile comes a little later, and the hand goes on.
    for (let clicks = 0; clicks < 4; clicks += 1) {
      await popup.waitForTimeout(120);
      await popup.mouse.click(spot.x, spot.y);
    }
    await expectHeldThenSent(popup, simulators, 'profile changed right before the click');
    expect(writes(simulators).map(({ host }) => host)).toEqual(['eu.infisical.com']);
  });
});

async function addEuProfile(extension: ExtensionBrowser): Promise<void> {
  const options = await extension.options();
  await options.getByRole('radio', { name: 'EU Cloud' }).check();
  await options.getByRole('button', { name: 'Save' }).click();
  await options.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
  // The last one that was saved is the one that is used.
  await options.getByRole('button', { name: 'Add profile' }).click();
  await options.getByRole('button', { name: 'Save' }).click();
  await options.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
  await options.close();
}
