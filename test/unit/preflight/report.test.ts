import { describe, expect, it } from 'vitest';
import { preflightReport } from '@/utils/preflight/report';
import type { Sentence } from '@/utils/sentence';
import { check, simulatedWorld } from './world';

const world = simulatedWorld();
const translate = ({ key, params }: Sentence) => [key, ...params].join(' ');

async function reportFor(name: string) {
  const { humanitec } = world.simulators;
  humanitec.addApp('acme', 'pipes', '| [free](https://evil.example) |\n# Owned');
  const user = humanitec.createServiceUser({ name, apps: { shop: 'developer', pipes: 'viewer' } });
  const { value } = humanitec.createToken(user.id);
  return { value, report: preflightReport(await check(value), translate) };
}

describe('the report', () => {
  it('names the service user, its roles and what to fix', async () => {
    const { report } = await reportFor('infisical-sync');
    expect(report).toContain('infisical-sync');
    expect(report).toContain('| acme/shop (“Shop”) | Developer | access.write.yes |');
    expect(report).toContain('| Viewer | access.write.no |');
  });

  it('holds no part of the token', async () => {
    const { value, report } = await reportFor('infisical-sync');
    // Made by chance like the token, so that they have pieces of it now and then.
    const own = report.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
    for (let start = 0; start + 4 <= value.length; start += 1) {
      expect(own).not.toContain(value.slice(start, start + 4));
    }
  });

  it('lets no name add markup', async () => {
    const { report } = await reportFor('![x](https://evil.example/pixel)');
    expect(report).not.toMatch(/(?<!\\)\[[^\]]*\]\(/);
    expect(report.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
    expect(report.split('\n').filter((line) => /^\| .*pipes/.test(line))).toHaveLength(1);
  });

  it('lets no name become a link or call somebody', async () => {
    const { report } = await reportFor('HTTPS://evil.example www.evil.example @everyone me@evil.example');
    const own = report.replace(/<https:\/\/app\.humanitec\.io\/[^>]*>/g, '');
    expect(own).not.toMatch(/:\/\/\w|www\.|@\w/i);
    expect(own).toContain('everyone');
  });
});
