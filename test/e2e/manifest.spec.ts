/// <reference types="chrome" />
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launchWithExtension } from '../support/extension';

const manifest = (build: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`.output/${build}/manifest.json`, 'utf8'));

const shared = {
  manifest_version: 3,
  name: '__MSG_manifest_name__',
  short_name: '__MSG_manifest_shortName__',
  description: '__MSG_manifest_description__',
  version: JSON.parse(readFileSync('package.json', 'utf8')).version,
  default_locale: 'en',
  incognito: 'not_allowed',
  icons: Object.fromEntries([16, 32, 48, 96, 128].map((size) => [size, `icon/${size}.png`])),
  action: { default_title: 'Humanitec to Infisical', default_popup: 'popup.html' },
  commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+K', mac: 'MacCtrl+Shift+K' } } },
  options_ui: { open_in_tab: true, page: 'options.html' },
  host_permissions: [
    'https://api.humanitec.io/*',
    'https://app.infisical.com/*',
    'https://eu.infisical.com/*',
  ],
  optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
  content_scripts: [{ matches: ['https://app.humanitec.io/*'], js: ['content-scripts/humanitec.js'] }],
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
};

test('each permission has its reason in the listing of the stores, and none is left over', () => {
  const [, section = ''] = readFileSync('docs/store/listing.md', 'utf8').split('\n## Permissions\n');
  const [table = ''] = section.split('\n## ');
  const rows = [...table.matchAll(/^\| `([^`]+)` \|[^|]+\| (.+) \|$/gm)];
  const asked = ['chrome-mv3', 'firefox-mv3']
    .flatMap(askedFor)
    .flatMap(({ name, kind }) => (kind === 'data collection' ? [] : name));
  expect(rows.map(([, permission]) => permission).sort()).toEqual([...new Set(asked)].sort());
  // The form of the Chrome Web Store takes no longer ones.
  for (const [, permission, reason = ''] of rows) expect(reason.length, permission).toBeLessThan(1_000);
});

test('Chromium: the manifest asks for exactly this', () => {
  expect(manifest('chrome-mv3')).toEqual({
    ...shared,
    permissions: ['storage', 'alarms', 'offscreen'],
    optional_permissions: ['contextMenus', 'scripting', 'activeTab', 'notifications'],
    minimum_chrome_version: '127',
    background: { service_worker: 'background.js' },
    storage: { managed_schema: 'managed-schema.json' },
  });
});

test('Firefox: the manifest asks for exactly this', () => {
  expect(manifest('firefox-mv3')).toEqual({
    ...shared,
    permissions: ['storage', 'alarms', 'contextMenus'],
    optional_permissions: ['scripting', 'activeTab', 'notifications'],
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: '{5d0c4b0e-6f0e-4b52-9a57-0c1c6a6f2f3d}',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['authenticationInfo'] },
      },
    },
  });
});

/** All that a manifest asks for, at the installation or later, content scripts included. */
function askedFor(build: string): { name: string; kind: string }[] {
  const given = manifest(build);
  const of = (kind: string, names: unknown = []) => (names as string[]).map((name) => ({ name, kind }));
  const scripts = (given.content_scripts ?? []) as { matches: string[] }[];
  const settings = given.browser_specific_settings as
    | { gecko: { data_collection_permissions: { required: string[] } } }
    | undefined;
  return [
    ...of('required', given.permissions),
    ...of('optional', given.optional_permissions),
    ...of('host', given.host_permissions),
    ...of('optional host', given.optional_host_permissions),
    ...of(
      'content script',
      scripts.flatMap(({ matches }) => matches),
    ),
    ...of('data collection', settings?.gecko.data_collection_permissions.required),
  ];
}

const PERMISSIONS = readFileSync('docs/permissions.md', 'utf8');
const rows = [
  ...PERMISSIONS.matchAll(/^\| (`\S+`) \| ([^|]+) \| ([^|]+) \| ([\d.]+) \| ([^|]+) \| ([^|]+) \|$/gm),
].map(([, permission = '', kind = '', browser = '', since = '']) => ({ permission, kind, browser, since }));

for (const [build, browser] of [
  ['chrome-mv3', 'Chromium'],
  ['firefox-mv3', 'Firefox'],
] as const) {
  test(`${browser}: docs/permissions.md has what the manifest asks for, and nothing else`, () => {
    const noted = rows
      .filter((row) => row.browser === browser || row.browser === 'both')
      .map(({ permission, kind }) => `${permission}, ${kind}`);
    const asked = askedFor(build).map(({ name, kind }) => `\`${name}\`, ${kind}`);
    expect(noted.sort()).toEqual(asked.sort());
  });
}

test('each permission is noted with the version that brought it, and none with one to come', () => {
  const numbers = (version: string) => version.split('.').map(Number);
  const [major = 0, minor = 0, patch = 0] = numbers(shared.version);
  for (const { since } of rows) {
    const [a = 0, b = 0, c = 0] = numbers(since);
    expect([a, b, c].every(Number.isInteger)).toBe(true);
    expect(a * 1e6 + b * 1e3 + c).toBeLessThanOrEqual(major * 1e6 + minor * 1e3 + patch);
  }
});

test('Chromium says at an installation what docs/permissions.md has it say', async () => {
  const extension = await launchWithExtension({ port: 9 });
  try {
    const options = await extension.options();
    const said = await options.evaluate(
      (text) => chrome.management.getPermissionWarningsByManifest(text),
      readFileSync('.output/chrome-mv3/manifest.json', 'utf8')
        // Texts of the catalogue are unknown outside the extension's folder.
        .replace(/__MSG_\w+__/g, 'text')
        .replace(/"default_locale":"en",?/, ''),
    );
    const [, noted = ''] = PERMISSIONS.split('<!-- warnings -->');
    expect(said).toEqual([...noted.matchAll(/^- (.+)$/gm)].map(([, warning]) => warning));
  } finally {
    await extension.close();
  }
});
