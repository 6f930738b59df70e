import type { Result } from '../result';
import type { ChartName } from '../row';
import { type Chart, draw, type Series } from './chart';

const CHARTS: Record<ChartName, Omit<Chart, 'series'>> = {
  apps: {
    title: 'From a captured token to its verdict, over the apps of the organization',
    x: { label: 'apps', isLog: true },
    y: {
      label: 'milliseconds, each service 100 ms away',
      show: (value) => Math.round(value).toLocaleString('en'),
    },
  },
  mutations: {
    title: 'What the content script adds to a page that changes all the time',
    x: { label: 'mutations per second', isLog: true },
    y: { label: 'share of one core', show: (value) => `${(value * 100).toFixed(2)} %` },
  },
  latency: {
    title: 'Time over the latency of the services: the slope is the sequential round trips',
    x: { label: 'milliseconds to a service and back', isLog: false },
    y: { label: 'milliseconds', show: (value) => Math.round(value).toLocaleString('en') },
  },
};

export interface Picture {
  name: ChartName;
  title: string;
  svg: string;
}

/** The pictures for which a run has at least one line. */
export function picturesOf({ sections }: Result): Picture[] {
  const points = sections.flatMap(({ rows }) => rows.flatMap((row) => row.points ?? []));
  return (Object.keys(CHARTS) as ChartName[]).flatMap((name) => {
    const series = new Map<string, { x: number; y: number }[]>();
    for (const { chart, series: line, x, y } of points) {
      if (chart === name) series.set(line, [...(series.get(line) ?? []), { x, y }]);
    }
    const lines: Series[] = [...series].map(([line, own]) => ({ name: line, points: own }));
    if (lines.length === 0) return [];
    return [{ name, title: CHARTS[name].title, svg: draw({ ...CHARTS[name], series: lines }) }];
  });
}
