import { execFileSync } from 'node:child_process';
import { atMost, type Row, rowOf } from './row';

const RUNS = 3;
const GOAL_S = 15;

/** How long `npm run build` takes. */
export async function buildTimeRows(): Promise<Row[]> {
  const samples = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    execFileSync('npm', ['run', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
    return (performance.now() - start) / 1_000;
  });
  return [
    rowOf({ what: '`npm run build`', unit: 's', samples, goal: atMost.median(GOAL_S, `< ${GOAL_S} s`) }),
  ];
}
