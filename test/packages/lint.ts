import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS } from './files';
import { type FoundWarning, SHORTLY, unexpected } from './warnings';

/** Mozilla's own check of what would be uploaded: no error, and no warning but those of `warnings.ts`. */
interface Message {
  code: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

const { stdout, stderr } = spawnSync(
  join('node_modules', '.bin', 'web-ext'),
  ['lint', '--source-dir', BUILDS.firefox, '--output', 'json', '--no-config-discovery'],
  { encoding: 'utf8', maxBuffer: 2 ** 26 },
);
if (!stdout) throw new Error(stderr);
const { errors, warnings }: { errors: Message[]; warnings: Message[] } = JSON.parse(stdout);
const problems = [
  ...errors.map(({ code, file, message }) => `${code} in ${file}: ${message}`),
  ...unexpected(warnings.map(found)),
];
for (const problem of problems) console.error(`✘ ${problem}`);
if (problems.length === 0) console.log(`✓ no error, ${warnings.length} warnings, each of them explained`);
process.exit(problems.length === 0 ? 0 : 1);

function found({ code, message, file = '', line = 0, column = 0 }: Message): FoundWarning {
  const lines = file ? readFileSync(join(BUILDS.firefox, file), 'utf8').split('\n') : [];
  const before = lines[line - 1]?.slice(Math.max(0, column - SHORTLY), column) ?? '';
  return { code, message, file, before };
}
