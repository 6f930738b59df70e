import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { AppRole } from '../../simulators/humanitec/model';
import { arrange, asMarkdown, DECISIONS } from './decision-table';
import { accessTo, check, simulatedWorld } from './world';

const world = simulatedWorld();

describe('what is decided about one service user and one app', () => {
  it.for(DECISIONS)(
    '$organization, app role $app, group role $group, $answers: $verdict',
    async (row, { expect }) => {
      const { humanitec } = world.simulators;
      const user = humanitec.createServiceUser({
        role: row.organization,
        apps: row.app ? { shop: row.app as AppRole } : {},
      });
      if (row.group)
        humanitec.setAppRole('acme', 'shop', humanitec.createGroup('syncs', [user.id]).id, row.group);
      arrange(row, world.simulators);

      const preflight = await check(humanitec.createToken(user.id).value);

      const shop = accessTo(preflight, 'shop');
      expect(shop ? { role: shop.role, source: shop.source, write: shop.write } : null).toEqual(row.access);
      expect(preflight.verdict).toBe(row.verdict);
    },
  );

  it('is what docs/access.md says', async () => {
    const docs = await readFile('docs/access.md', 'utf8');
    expect(docs).toContain(asMarkdown(DECISIONS));
  });
});
