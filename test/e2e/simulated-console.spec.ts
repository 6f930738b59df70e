import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../support/browsers';
import { expect, test as withSimulators } from './fresh';

/**
 * A page of the simulated console in a browser without the extension. In one browser alone: what is tested is what other tests stand on,
 * and those go through its forms in Firefox as well.
 */
const test = withSimulators.extend<{ consolePage: Page }>({
  consolePage: async ({ simulators }, use) => {
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        `--host-resolver-rules=MAP * 127.0.0.1:${simulators.port}`,
        '--ignore-certificate-errors',
      ],
    });
    await use(await browser.newPage());
    await browser.close();
  },
});

type Choose = (page: Page, label: string, option: string) => Promise<unknown>;

/** Chooses an option as a person does: in a native list, or in a kit's own. */
const CHOOSE: Record<'styled' | 'antd', Choose> = {
  styled: (page, label, option) => page.getByLabel(label, { exact: true }).selectOption(option),
  antd: async (page, label, option) => {
    const combobox = page.getByRole('combobox', { name: label, exact: true });
    // The kit lays the chosen text over its combobox: what a person clicks is the box around both.
    await page.locator('.ant-select', { has: combobox }).click();
    const list = page.locator(`[id="${await combobox.getAttribute('aria-controls')}"]`);
    await page.locator('.ant-select-dropdown', { has: list }).getByTitle(option, { exact: true }).click();
  },
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

async function signIn(page: Page, kit: string): Promise<void> {
  await page.goto(`https://app.humanitec.io/auth/login?kit=${kit}`);
  await page.getByLabel('Email').fill('ada@acme.example');
  await button(page, 'Log in').click();
  await follow(page, 'Acme');
}

async function createServiceUser(page: Page, choose: Choose): Promise<void> {
  await follow(page, 'Service Users');
  await button(page, 'Create new service user').click();
  await page.getByLabel('Name', { exact: true }).fill('infisical-sync');
  await choose(page, 'Select a role', 'Member');
  await button(page, 'Create new service user').last().click();
  await follow(page, 'infisical-sync');
}

async function requestToken(page: Page, choose: Choose): Promise<void> {
  await button(page, 'Add new API token').click();
  await page.getByLabel('API token ID').fill('infisical');
  await page.getByLabel('API token description').fill('Infisical sync');
  await choose(page, 'API token expiry date', '90 Days');
  await button(page, 'Create new API token').click();
}

async function addToShop(page: Page, choose: Choose): Promise<void> {
  await follow(page, 'Applications');
  await follow(page, 'Shop');
  await follow(page, 'People');
  await choose(page, 'Member', 'infisical-sync');
  await choose(page, 'Role', 'Viewer');
  await button(page, 'Add').click();
  await choose(page, 'Role of infisical-sync', 'Developer');
}

for (const kit of ['styled', 'antd'] as const) {
  test(`the documented steps can be done by hand, console in ${kit}`, async ({
    simulators: { humanitec },
    consolePage: page,
  }) => {
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));

    await signIn(page, kit);
    await button(page, 'Dark theme').click();
    await createServiceUser(page, CHOOSE[kit]);
    await requestToken(page, CHOOSE[kit]);

    const notice = page.getByText('Make sure to copy and securely store your API token.');
    await expect(notice).toBeVisible();
    await expect(button(page, 'Close')).toBeDisabled();
    await page.keyboard.press('Escape');
    await page.getByLabel('I have copied the API token and stored it securely.').check();
    await button(page, 'Close').click();
    await expect(notice).toBeHidden();
    await expect(page.getByText(/^Expires at/)).toBeVisible();

    await addToShop(page, CHOOSE[kit]);
    const roles = () =>
      humanitec
        .app('acme', 'shop')
        .roles.members()
        .map(({ role }) => role);
    await expect.poll(roles).toEqual(['developer']);

    await follow(page, 'Service Users');
    await follow(page, 'infisical-sync');
    await button(page, 'Revoke').click();
    await button(page, 'Revoke API token').click();
    await expect.poll(() => humanitec.tokens.size).toBe(0);
    expect(complaints).toEqual([]);
  });
}
