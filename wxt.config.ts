import { defineConfig } from 'wxt';

/** Where Humanitec v1 answers; fixed, because Infisical talks to no other host (docs/architecture.md). */
const HUMANITEC_API = 'https://api.humanitec.io/*';
const INFISICAL_CLOUD = ['https://app.infisical.com/*', 'https://eu.infisical.com/*'];

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_manifest_name__',
    short_name: '__MSG_manifest_shortName__',
    description: '__MSG_manifest_description__',
    default_locale: 'en',
    permissions: ['storage', 'alarms'],
    host_permissions: [HUMANITEC_API, ...INFISICAL_CLOUD],
    optional_permissions: ['contextMenus', 'scripting', 'activeTab'],
    // Self-hosted Infisical: asked for one origin at a time, when a profile for it is saved.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{5d0c4b0e-6f0e-4b52-9a57-0c1c6a6f2f3d}',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['authenticationInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '127' }),
  }),
  hooks: {
    // The polyfill costs 4 kB gzip and the console page needs none of it: Chromium and Firefox both
    // give content scripts a promise-returning runtime.sendMessage and i18n.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.every((entrypoint) => entrypoint.type !== 'content-script')) return;
      config.plugins ??= [];
      config.plugins.push({
        name: 'native-browser-namespace-in-content-scripts',
        enforce: 'pre',
        resolveId: (id, importer) =>
          id === 'webextension-polyfill' && importer !== undefined ? '\0native-browser-namespace' : undefined,
        load: (id) =>
          id === '\0native-browser-namespace'
            ? 'export default globalThis.browser ?? globalThis.chrome;'
            : undefined,
      });
    },
  },
});
