interface Package {
  name: string;
  version: string;
  /** As an SPDX expression. */
  licence: string;
}

/** What is inside the extension besides its own code; a test holds it to the packages that are installed. */
export const PACKAGES: readonly Package[] = [
  { name: 'react', version: '19.3.1', licence: 'MIT' },
  { name: 'react-dom', version: '19.3.1', licence: 'MIT' },
  { name: 'scheduler', version: '0.28.0', licence: 'MIT' },
  { name: 'zod', version: '4.6.7', licence: 'MIT' },
  { name: 'webextension-polyfill', version: '0.12.0', licence: 'MPL-2.0' },
  { name: 'p-map', version: '7.1.1', licence: 'MIT' },
  { name: 'wxt', version: '0.20.27', licence: 'MIT' },
  { name: '@wxt-dev/i18n', version: '0.2.7', licence: 'MIT' },
  { name: '@wxt-dev/storage', version: '1.3.0', licence: 'MIT' },
  { name: 'superlock', version: '1.3.5', licence: 'MIT' },
];
