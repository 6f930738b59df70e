import { describe, expect, test } from 'vitest';
import { provenanceOf } from '@/utils/destination/provenance';
import type { Provenance } from '@/utils/destination/types';
import { historyItem } from '@/utils/history/storage';
import type { HistoryEntry } from '@/utils/history/types';
import type { Account } from '@/utils/infisical/types';
import { preflightItem } from '@/utils/preflight/storage';
import { simulatedWorld } from '../infisical/world';
import { preflight, US } from '../popup/stored';
import { push, readyToPush } from '../push/world';

const ACCOUNT: Account = { kind: 'user', organization: { id: 'platform', name: 'Platform Team' } };

const sent = (given: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: crypto.randomUUID(),
  at: 0,
  kind: 'created',
  siteUrl: US.siteUrl,
  profileId: US.id,
  organizationId: 'platform',
  organizationName: 'Platform Team',
  projectId: null,
  connectionId: 'connection',
  connectionName: 'humanitec',
  humanitecOrganizations: ['acme'],
  ...given,
});
const tokenOf = (...ids: string[]) =>
  preflight('pass', { organizations: ids.map((id) => ({ id, name: id, role: null })) });
const kindOf = (history: HistoryEntry[], ...ids: string[]) =>
  provenanceOf(US, ACCOUNT, tokenOf(...ids), history);

describe('what was sent before', () => {
  test.each<[string, HistoryEntry[], string[], Provenance | undefined]>([
    ['nothing', [], ['acme'], { kind: 'first', organizations: ['acme'] }],
    ['a token of its organization', [sent()], ['acme'], { kind: 'known', organizations: ['acme'] }],
    [
      'only tokens of another organization',
      [sent()],
      ['evil'],
      { kind: 'new-organization', organizations: ['evil'], until: ['acme'] },
    ],
    [
      'one of its two organizations',
      [sent()],
      ['acme', 'evil'],
      { kind: 'new-organization', organizations: ['evil'], until: ['acme'] },
    ],
    [
      'tokens to another Infisical organization of the same profile',
      [sent({ organizationId: 'old', organizationName: 'Old Team' })],
      ['acme'],
      { kind: 'other-destination', now: 'Platform Team', until: 'Old Team' },
    ],
    [
      'tokens to another Infisical organization by another profile',
      [sent({ organizationId: 'old', profileId: 'sandbox' })],
      ['acme'],
      { kind: 'first', organizations: ['acme'] },
    ],
    [
      'tokens to another Infisical',
      [sent({ siteUrl: 'https://eu.infisical.com' })],
      ['evil'],
      { kind: 'first', organizations: ['evil'] },
    ],
    ['a token whose organization was not known', [sent()], [], undefined],
  ])('%s', (_, history, organizations, expected) => {
    expect(kindOf(history, ...organizations)).toEqual(expected);
  });
});

describe('a push', () => {
  const world = simulatedWorld();
  const writes = () => world.sent('POST', /app-connections/).concat(world.sent('PATCH', /app-connections/));
  const otherTokensWereSent = async () => {
    const { organization } = world.simulators.infisical.us.state.seed;
    await historyItem.set([sent({ organizationId: organization.id, humanitecOrganizations: ['globex'] })]);
  };
  const warning: Provenance = { kind: 'new-organization', organizations: ['acme'], until: ['globex'] };

  test('of the first token of an organization is refused while nobody has read that', async () => {
    const ready = await readyToPush(world);
    await otherTokensWereSent();
    for (const request of [
      ready.create(),
      ready.create({ despiteWarnings: true }),
      ready.create({ provenance: warning }),
      ready.create({ despiteWarnings: true, provenance: { ...warning, until: ['initech'] } }),
    ]) {
      const { state, failure } = await push(request);
      expect([state, failure?.code]).toEqual(['failed', 'pushProvenanceUnread']);
    }
    expect(writes()).toEqual([]);
  });

  test('is told about it with the result, once it was read', async () => {
    const ready = await readyToPush(world);
    await otherTokensWereSent();
    const { state, proof } = await push(ready.create({ despiteWarnings: true, provenance: warning }));
    expect(state).toBe('succeeded');
    expect(proof?.warnings.map(({ key }) => key)).toContain('push.provenance.newOrganization');
  });

  test('to an existing connection asks first, naming both', async () => {
    const ready = await readyToPush(world);
    await otherTokensWereSent();
    const connection = world.simulators.infisical.us.arrange.connection({ name: 'humanitec-acme' });
    const asked = await push(ready.rotate(connection.id));
    expect(asked.state).toBe('needs-confirmation');
    expect(asked.warnings).toContainEqual({
      key: 'push.provenance.newOrganization',
      params: ['acme', 'globex'],
    });
    expect((await push(ready.rotate(connection.id, { despiteWarnings: true }))).state).toBe('succeeded');
  });

  test('that was confirmed is judged again when a recheck has found something new', async () => {
    const ready = await readyToPush(world, 'warn');
    const connection = world.simulators.infisical.us.arrange.connection({ name: 'humanitec-acme' });
    expect((await push(ready.rotate(connection.id))).state).toBe('needs-confirmation');
    const checked = await preflightItem.get();
    await preflightItem.set(
      checked && {
        ...checked,
        verdict: 'fail',
        summary: { key: 'access.summary.noRole.one', params: ['shop'] },
      },
    );
    const again = await push(ready.rotate(connection.id, { despiteWarnings: true }));
    expect(again.state).toBe('needs-confirmation');
    expect(again.warnings).toContainEqual({ key: 'access.summary.noRole.one', params: ['shop'] });
    expect(writes()).toEqual([]);
    expect((await push(ready.rotate(connection.id, { despiteWarnings: true }))).state).toBe('succeeded');
  });
});
