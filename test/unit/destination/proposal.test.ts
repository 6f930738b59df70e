import { describe, expect, test } from 'vitest';
import {
  organizationOf,
  type ProposalFacts,
  proposedProfile,
  proposedScope,
} from '@/utils/destination/proposal';
import type { Scope } from '@/utils/infisical/types';
import { UNRESTRICTED } from '@/utils/policy/types';
import { entry } from '../history/entries';
import { EU, US } from '../popup/stored';

const CAPTURE = { id: 'capture', pageOrg: 'acme' };
const TO_EU = { siteUrl: EU.siteUrl, profileId: EU.id };
const FACTS: ProposalFacts = {
  capture: CAPTURE,
  preflight: null,
  history: [entry(TO_EU)],
  saved: [US, EU],
  lastId: US.id,
  policy: UNRESTRICTED,
  choices: [null, null],
};
const proposed = (given: Partial<ProposalFacts>) => proposedProfile({ ...FACTS, ...given }).id;
const checked = (...ids: string[]) => ({
  captureId: CAPTURE.id,
  organizations: ids.map((id) => ({ id, name: id, role: null })),
});

describe('the profile that is proposed', () => {
  test('is that of the last token of the same organization, by the page or by the checks', () => {
    expect(proposed({})).toBe(EU.id);
    expect(proposed({ capture: { id: 'capture' }, preflight: checked('acme') })).toBe(EU.id);
  });

  test('is that of the latest, whatever went elsewhere before or since for others', () => {
    const history = [
      entry({ humanitecOrganizations: ['other'], profileId: EU.id, siteUrl: EU.siteUrl }),
      entry({ profileId: US.id, siteUrl: US.siteUrl }),
      entry(TO_EU),
    ];
    expect(proposed({ history, lastId: EU.id })).toBe(US.id);
  });

  test.each<[string, Partial<ProposalFacts>]>([
    ['no token of the organization was sent', { history: [entry({ humanitecOrganizations: ['other'] })] }],
    ['the organization is not known', { capture: { id: 'capture' } }],
    ['its checks are of another capture', { capture: { id: 'next' }, preflight: checked('acme') }],
    ['that profile was removed', { saved: [US], history: [entry({ ...TO_EU, profileId: 'gone' })] }],
    [
      'that profile leads elsewhere by now',
      { history: [entry({ ...TO_EU, siteUrl: 'https://old.example' })] },
    ],
    ['the entry is older than the note of profiles', { history: [entry({ siteUrl: EU.siteUrl })] }],
    ['nothing is captured', { capture: undefined }],
  ])('is the one used last where %s', (_, given) => {
    expect(proposed(given)).toBe(US.id);
  });

  test('is what the user has gone for, but only for that capture, and only while it is there', () => {
    const chosen = { captureId: CAPTURE.id, profileId: US.id };
    expect(proposed({ choices: [chosen, null], lastId: EU.id })).toBe(US.id);
    expect(proposed({ choices: [null, chosen], lastId: EU.id })).toBe(US.id);
    expect(proposed({ choices: [{ ...chosen, captureId: 'another' }] })).toBe(EU.id);
    expect(proposed({ choices: [{ ...chosen, profileId: 'gone' }] })).toBe(EU.id);
  });

  test('goes by what the token tells, where a page has named another organization', () => {
    expect(organizationOf({ capture: { id: 'capture', pageOrg: 'evil' }, preflight: checked('acme') })).toBe(
      'acme',
    );
  });
});

describe('the level that is proposed', () => {
  const shop = { id: 'p-1', name: 'shop' };
  const inShop: Scope = { level: 'project', ...shop };
  const place = {
    profile: US,
    account: { kind: 'user' as const, organization: { id: 'org-1', name: 'Platform Team' } },
    projects: [shop],
  };
  const here = { profileId: US.id, siteUrl: US.siteUrl };

  test('is that of the last token of the same organization', () => {
    expect(proposedScope(place, 'acme', [entry({ ...here, projectId: 'p-1' })])).toEqual(inShop);
    expect(proposedScope({ ...place, profile: { ...US, scope: inShop } }, 'acme', [entry(here)])).toEqual({
      level: 'organization',
    });
  });

  test('is what was asked for, where the server made something else of it', () => {
    const dropped = entry({ ...here, projectId: null, wantedProjectId: 'p-1' });
    expect(proposedScope(place, 'acme', [dropped])).toEqual(inShop);
  });

  test.each([
    ['its project is not listed any more', entry({ ...here, projectId: 'gone' })],
    [
      'the sign-in is for another Infisical organization',
      entry({ ...here, projectId: 'p-1', organizationId: 'o-2' }),
    ],
    ['it went to another profile', entry({ ...TO_EU, projectId: 'p-1' })],
    [
      'it was of another organization',
      entry({ ...here, projectId: 'p-1', humanitecOrganizations: ['other'] }),
    ],
  ])('is the profile’s own where %s', (_, last) => {
    expect(proposedScope(place, 'acme', [last])).toEqual(US.scope);
  });
});
