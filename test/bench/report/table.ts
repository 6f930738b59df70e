import { show } from '../figure';
import type { Row } from '../row';

/** The cells of a row; a column for each build. */
export function cellsOf({ what, measured, against, ratio, goal }: Row, builds: number): string[] {
  const figures = Array.from({ length: builds }, (_, index) => measured[index]);
  return [
    what,
    ...figures.map((figure) => (figure ? show(figure) : '–')),
    against ? `${show(against.figure)}, ${against.what}` : '–',
    ratio === undefined ? '–' : `${ratio.toFixed(2)} ×`,
    goal?.text ?? '–',
    goal ? (goal.reached ? 'yes' : '**no**') : '–',
  ];
}

/** The first two lines of a table. */
export function headOf(builds: readonly string[]): string[] {
  const cells = ['What', ...builds, 'Limit, or compared with', 'Ratio', 'Goal', 'Reached'];
  return [lineOf(cells), lineOf(cells.map(() => '---'))];
}

export const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
