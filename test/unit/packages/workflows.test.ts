import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseYAML } from 'confbox/yaml';
import { describe, expect, test } from 'vitest';

const FOLDER = '.github/workflows';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  'runs-on': string;
  permissions?: Record<string, string>;
  environment?: string;
  'timeout-minutes'?: number;
  steps: Step[];
}
interface Workflow {
  permissions?: unknown;
  jobs: Record<string, Job>;
}

const read = (name: string): Promise<string> => readFile(join(FOLDER, name), 'utf8');
const names = await readdir(FOLDER);

describe.each(names)('%s', async (name) => {
  const text = await read(name);
  const { permissions, jobs } = parseYAML<Workflow>(text);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('runs no action but by the hash of its commit, beside which its version stands', () => {
    const used = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(used.length).toBe(steps.filter(({ uses }) => uses).length);
    for (const line of used) expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('gives no job a permission that is not its own', () => {
    expect(permissions).toEqual({});
    for (const [id, job] of Object.entries(jobs)) expect(job.permissions, id).toBeDefined();
  });

  test('leaves no token behind in what it checks out', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
  });

  test('lets nothing from outside become part of a command', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  test('ends by itself, on a system that it names', () => {
    for (const [id, job] of Object.entries(jobs)) {
      expect(job['timeout-minutes'], id).toBeGreaterThan(0);
      expect(job['runs-on'], id).toMatch(/-\d/);
    }
  });
});

describe('a release', async () => {
  const { jobs } = parseYAML<Workflow>(await read('release.yml'));
  const isTold = (job: Job, what: string) => JSON.stringify(job).includes(what);

  test('knows the keys of the stores in the protected environment alone', () => {
    const knowing = Object.entries(jobs).filter(([, job]) => isTold(job, 'secrets.'));
    expect(knowing.map(([id, { environment }]) => [id, environment])).toEqual([['stores', 'release']]);
  });

  test('may write, and speak for the repository, where it does so alone', () => {
    const writing = Object.entries(jobs).map(([id, { permissions }]) => [
      id,
      Object.entries(permissions ?? {}).flatMap(([what, level]) => (level === 'write' ? [what] : [])),
    ]);
    expect(writing).toEqual([
      ['package', []],
      ['test', []],
      ['attest', ['id-token', 'attestations']],
      ['release', ['contents']],
      ['stores', []],
    ]);
  });

  test('installs nothing else beside the keys', async () => {
    const { dependencies } = JSON.parse(await readFile('.github/stores/package.json', 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['publish-browser-extension']);
    const runs = jobs.stores?.steps.flatMap(({ run }) => run ?? []) ?? [];
    expect(runs.filter((run) => /\bnpm\b|\bnpx\b/.test(run))).toEqual(['npm ci --ignore-scripts']);
  });
});
