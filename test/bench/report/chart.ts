/** A picture of lines over an axis of powers of ten, or an even one. */
export interface Chart {
  title: string;
  x: { label: string; isLog: boolean };
  y: { label: string; show: (value: number) => string };
  series: readonly Series[];
}

export interface Series {
  name: string;
  points: readonly { x: number; y: number }[];
}

const WIDTH = 720;
const HEIGHT = 380;
const LEFT = 76;
const RIGHT = 24;
const TOP = 52;
const BOTTOM = 52;
const LEGEND_LINE = 18;
const TICKS = 5;

/** Told apart without colors, too: by dashes. Seen on white and on black alike. */
const STROKES = [
  { light: '#0b62c4', dark: '#6fb1ff', dash: '' },
  { light: '#b54708', dark: '#ffb066', dash: '8 4' },
  { light: '#0f7b5f', dark: '#5fd3ae', dash: '2 4' },
  { light: '#8b2fb0', dark: '#d79bf2', dash: '10 3 2 3' },
  { light: '#5c5f66', dark: '#b7bac2', dash: '4 4' },
  { light: '#a61e4d', dark: '#ff8fb0', dash: '12 4' },
] as const;

/** Draws a chart as an SVG that follows the reader's color scheme. */
export function draw({ title, x, y, series }: Chart): string {
  const points = series.flatMap((each) => each.points);
  const xs = [...new Set(points.map((point) => point.x))].toSorted((a, b) => a - b);
  const height = HEIGHT + series.length * LEGEND_LINE;
  const most = niceMost(Math.max(...points.map((point) => point.y), 0));
  const position = (value: number): number => (x.isLog ? Math.log10(value) : value);
  const [first = 0, last = 1] = [position(xs[0] ?? 1), position(xs.at(-1) ?? 10)];
  const atX = (value: number): number =>
    LEFT + ((position(value) - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT);
  const atY = (value: number): number =>
    HEIGHT - BOTTOM - (Math.max(0, value) / most) * (HEIGHT - TOP - BOTTOM);
  const ticks = Array.from({ length: TICKS + 1 }, (_, index) => (most / TICKS) * index);

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${asText(title)}">`,
    `<style>${style()}</style>`,
    `<rect class="back" width="${WIDTH}" height="${height}" rx="8"/>`,
    `<text class="title" x="${LEFT}" y="28">${asText(title)}</text>`,
    ...ticks.flatMap((tick) => [
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(atY(tick))}" y2="${round(atY(tick))}"/>`,
      `<text class="tick" x="${LEFT - 8}" y="${round(atY(tick) + 4)}" text-anchor="end">${asText(y.show(tick))}</text>`,
    ]),
    ...xs.map(
      (value) =>
        `<text class="tick" x="${round(atX(value))}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
    ),
    `<text class="label" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - BOTTOM + 38}" text-anchor="middle">${asText(x.label)}</text>`,
    `<text class="label" x="${LEFT}" y="44">${asText(y.label)}</text>`,
    ...series.flatMap(({ name, points: own }, index) => lineOf(name, own, index)),
    '</svg>',
    '',
  ].join('\n');

  function lineOf(name: string, own: Series['points'], index: number): string[] {
    const sorted = own.toSorted((a, b) => a.x - b.x);
    const path = sorted.map((point) => `${round(atX(point.x))},${round(atY(point.y))}`).join(' ');
    const legendY = HEIGHT + index * LEGEND_LINE;
    return [
      `<polyline class="line s${index % STROKES.length}" points="${path}"/>`,
      ...sorted.map(
        (point) =>
          `<circle class="dot s${index % STROKES.length}" cx="${round(atX(point.x))}" cy="${round(atY(point.y))}" r="3.5"><title>${asText(`${name}, ${point.x.toLocaleString('en')}: ${y.show(point.y)}`)}</title></circle>`,
      ),
      `<line class="line s${index % STROKES.length}" x1="${LEFT}" x2="${LEFT + 36}" y1="${legendY}" y2="${legendY}"/>`,
      `<text class="tick" x="${LEFT + 46}" y="${legendY + 4}">${asText(name)}</text>`,
    ];
  }
}

function style(): string {
  const strokes = (scheme: 'light' | 'dark'): string =>
    STROKES.map(
      (stroke, index) => `.s${index}{stroke:${stroke[scheme]}}.dot.s${index}{fill:${stroke[scheme]}}`,
    ).join('');
  const dashes = STROKES.map(({ dash }, index) =>
    dash ? `.line.s${index}{stroke-dasharray:${dash}}` : '',
  ).join('');
  const colors = (back: string, text: string, grid: string): string =>
    `.back{fill:${back}}text{fill:${text}}.grid{stroke:${grid}}`;
  return [
    'text{font:13px system-ui,sans-serif}.title{font-size:15px;font-weight:600}.line{fill:none;stroke-width:2}',
    `${colors('#ffffff', '#1f2328', '#d8dbe0')}${strokes('light')}${dashes}`,
    `@media(prefers-color-scheme:dark){${colors('#14161a', '#e8e8e3', '#3a3e46')}${strokes('dark')}}`,
  ].join('');
}

/** The next of 1, 2, 2.5, 5 and 10 times a power of ten. */
function niceMost(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10);
}

const round = (value: number): number => Math.round(value * 10) / 10;

const asText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
