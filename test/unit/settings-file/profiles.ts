import type { Profile } from '@/utils/infisical/types';

export const US: Profile = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  label: 'Production',
  instance: 'us',
  siteUrl: 'https://app.infisical.com',
  signIn: { method: 'browser-session' },
  scope: { level: 'organization' },
};

export const MACHINE: Profile = {
  id: '0d3b7f0e-4c1c-4c5a-9d54-2f5f0f4c8a11',
  label: 'Machine',
  instance: 'self-hosted',
  siteUrl: 'https://infisical.example.com:8443',
  sendCookies: true,
  signIn: {
    method: 'universal-auth',
    clientId: '4d1f0b6e-client',
    organizationSlug: 'payments-unit',
    remember: true,
    lockAfterMinutes: 30,
  },
  scope: { level: 'project', id: 'project-1', name: 'shop' },
};

export const PASTED: Profile = {
  ...US,
  id: 'a3c2de4b-1fd5-4a0c-8a6b-52f7b5b3a9d0',
  label: '',
  instance: 'eu',
  siteUrl: 'https://eu.infisical.com',
  signIn: { method: 'access-token' },
};
