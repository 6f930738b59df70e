import { CLOUD_IDS, CLOUDS } from '../infisical/clouds';
import type { Closed, Problem, Report } from './report';

type Part = string | number | false | undefined;

/** What support asks for, as lines for a public ticket, in the same words for every language. */
export function diagnostics(report: Closed<Report>): string {
  const lines: Record<string, string> = {
    extension: report.extension.join('.'),
    browser: `${report.browser.name} ${report.browser.version.join('.')}`,
    platform: list(report.platform.system, report.platform.architecture),
    language: report.language,
    permissions: list(...report.granted.permissions),
    hosts: hosts(report.granted),
    policy: policy(report.policy),
    profiles: counted(report.profiles.map(profile)),
    preferences: list(
      `${report.preferences.captureMinutes} minutes`,
      `fix here ${yesNo(report.preferences.fixHere)}`,
      `weekly ${yesNo(report.preferences.weeklyHealth)}`,
    ),
    tokens: numbers(report.tokens),
    preflight: preflight(report.preflight),
    destination: state(report.destination),
    push: state(report.push, report.push?.kind, report.push?.step),
    access: state(report.grant && { ...report.grant, problem: undefined }, report.grant?.obstacle),
    sync: state(report.sync),
    'answers lost': list(`push ${yesNo(report.unfinished.push)}`, `sync ${yesNo(report.unfinished.sync)}`),
    'connections, ends': numbers({
      ...report.connections.ends,
      over: report.connections.over,
      near: report.connections.near,
    }),
    'connections, health': numbers({ ...report.connections.health, rotating: report.connections.rotating }),
    history: String(report.history),
    'on disk': numbers(report.stored),
    'failures, latest first': list(...report.failures.map(dated)) || 'none',
  };
  return Object.entries(lines)
    .map(([name, text]) => `${name}: ${text}\n`)
    .join('');
}

function hosts({ humanitecApi, humanitecConsole, clouds, otherHosts }: Report['granted']): string {
  return list(
    `Humanitec API ${yesNo(humanitecApi)}`,
    `Humanitec console ${yesNo(humanitecConsole)}`,
    ...CLOUD_IDS.map((id) => `${CLOUDS[id].name} ${yesNo(clouds[id])}`),
    `others ${otherHosts}`,
  );
}

function policy({ kind, fixes, problem }: Report['policy']): string {
  return list(kind === 'policy' ? 'in force' : kind, ...fixes, ...inWords(problem));
}

function profile({ instance, method, level, sendsCookies, remembers }: Report['profiles'][number]): string {
  return [instance, method, level, sendsCookies ? 'cookies' : '', remembers ? 'remembered' : '']
    .filter(Boolean)
    .join(' ');
}

function preflight(shown: Report['preflight']): string {
  if (!shown) return 'none';
  const { isPartial, verdict, apps, problem } = shown;
  return list(shown.state, isPartial && 'partial', verdict, `${apps} apps`, ...inWords(problem));
}

function state(shown: { state: string; problem: Problem | undefined } | undefined, ...parts: Part[]): string {
  return shown ? list(shown.state, ...parts, ...inWords(shown.problem)) : 'none';
}

function inWords(problem: Problem | undefined): Part[] {
  if (!problem) return [];
  return [problem.code, problem.status !== undefined && `HTTP ${problem.status}`];
}

function dated({ at, ...problem }: Report['failures'][number]): string {
  return [new Date(at).toISOString(), ...inWords(problem)].filter(Boolean).join(' ');
}

/** How often each is there: two that are the same are said once. */
function counted(texts: readonly string[]): string {
  const each = [...new Set(texts)].map((text) => `${texts.filter((one) => one === text).length} ${text}`);
  return list(...each) || 'none';
}

function numbers(named: Readonly<Partial<Record<string, number>>>): string {
  return list(...Object.entries(named).map(([name, number]) => `${name} ${number}`)) || 'none';
}

const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

const list = (...parts: readonly Part[]): string =>
  parts.filter((part) => part !== undefined && part !== false).join(', ');
