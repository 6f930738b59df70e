import { copyFile, readFile, writeFile } from 'node:fs/promises';
import JSZip from 'jszip';
import { type InlineConfig, mergeConfig } from 'vite';
import { defineConfig } from 'wxt';
import { API_HOST } from './utils/humanitec/hosts';
import { CLOUD_IDS, CLOUDS } from './utils/infisical/clouds';
import { managedSchema } from './utils/policy/managed-schema';

const MANAGED_SCHEMA = 'managed-schema.json';

/**
 * Has a page load two files of script instead of five: each one costs a way to the browser and back before anything is seen
 * (`npm run bench -- popup`). Browsers that run Manifest V3 need no stand-in for `modulepreload`.
 */
function loadFast(config: InlineConfig): void {
  config.build = mergeConfig(config.build ?? {}, {
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2, tags: ['$initial'] }] } },
    },
  });
}

/** All that the packages are built from, so that whoever unpacks it gets the same ones. Nothing else gets into it. */
const SOURCES = [
  '{components,entrypoints,locales,public,utils}/**',
  '{package,package-lock,tsconfig}.json',
  'wxt.config.ts',
  'README.md',
  'LICENSE',
];

/** The oldest day that a zip can name. */
const LONG_AGO = new Date(Date.UTC(1980, 0, 1));

/** Takes out of a zip what differs from build to build: the time of day, and the order in which files were found. */
async function makeRepeatable(file: string): Promise<void> {
  const [made, repeatable] = [await JSZip.loadAsync(await readFile(file)), new JSZip()];
  for (const name of Object.keys(made.files).sort()) {
    const content = await made.file(name)?.async('nodebuffer');
    if (content) repeatable.file(name, content, { date: LONG_AGO, createFolders: false });
  }
  const options = { compression: 'DEFLATE', compressionOptions: { level: 9 } } as const;
  await writeFile(file, await repeatable.generateAsync({ type: 'nodebuffer', ...options }));
}

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_manifest_name__',
    short_name: '__MSG_manifest_shortName__',
    description: '__MSG_manifest_description__',
    default_locale: 'en',
    // Nothing of a private window may come to disk, and its sessions are not to be mixed with the others.
    incognito: 'not_allowed',
    // Firefox has no optional permission for menus, and shows no warning for the required one. Chromium shows none for a
    // document that a request can go on in when the worker ends.
    permissions:
      browser === 'firefox' ? ['storage', 'alarms', 'contextMenus'] : ['storage', 'alarms', 'offscreen'],
    host_permissions: [API_HOST, ...CLOUD_IDS.map((id) => `${CLOUDS[id].origin}/*`)],
    optional_permissions:
      browser === 'firefox'
        ? ['scripting', 'activeTab', 'notifications']
        : ['contextMenus', 'scripting', 'activeTab', 'notifications'],
    // Self-hosted Infisical: asked for one origin at a time, when a profile for it is saved.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    // Free in Chromium and Firefox. Alt and Shift also open Firefox's menus by their letters, in each language by others; on a
    // Mac they type letters.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K', mac: 'MacCtrl+Shift+K' } },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{5d0c4b0e-6f0e-4b52-9a57-0c1c6a6f2f3d}',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['authenticationInfo'] },
            },
          },
        }
      : {
          minimum_chrome_version: '127',
          // What an administrator may fix; Firefox reads its policies without a schema.
          storage: { managed_schema: MANAGED_SCHEMA },
        }),
  }),
  zip: {
    excludeSources: ['**'],
    includeSources: SOURCES,
  },
  hooks: {
    'zip:extension:done': async ({ config }, file) => {
      await makeRepeatable(file);
      // Edge takes Chrome's package as it is.
      if (config.browser === 'chrome') await copyFile(file, file.replace(/chrome\.zip$/, 'edge.zip'));
    },
    'zip:sources:done': (_, file) => makeRepeatable(file),
    'build:publicAssets': ({ config }, files) => {
      // Chromium and the stores know Portuguese by its countries only; Portugal reads what Brazil does.
      const brazil = files.find(({ relativeDest }) => relativeDest.endsWith('_locales/pt_BR/messages.json'));
      if (brazil) files.push({ ...brazil, relativeDest: brazil.relativeDest.replace('pt_BR', 'pt_PT') });
      if (config.browser === 'firefox') return;
      files.push({ relativeDest: MANAGED_SCHEMA, contents: JSON.stringify(managedSchema()) });
    },
    // The console page pays for each byte. It needs no polyfill: under Manifest V3 `chrome`
    // returns promises in Chromium and in Firefox. Nor does it need WXT's context, which costs 1 kB and sends an event
    // that any page can see and forge: utils/capture/watch.ts notices by itself when the extension is gone.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some((entrypoint) => entrypoint.type === 'popup')) loadFast(config);
      if (entrypoints.every((entrypoint) => entrypoint.type !== 'content-script')) return;
      config.plugins ??= [];
      config.plugins.push({
        name: 'light-content-scripts',
        enforce: 'pre',
        resolveId: (id, importer) =>
          id === 'webextension-polyfill' && importer !== undefined ? '\0native-browser-namespace' : undefined,
        load: (id) => {
          if (id === '\0native-browser-namespace') return 'export default chrome;';
          const [wrapper, entrypoint] = id.split('?');
          return wrapper === '\0virtual:wxt-content-script-isolated-world-entrypoint'
            ? `import script from ${JSON.stringify(entrypoint)}; export default script.main();`
            : undefined;
        },
      });
    },
  },
});
