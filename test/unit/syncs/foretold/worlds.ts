import type { SyncPlan } from '@/utils/syncs/dry-run/types';
import { type Dice, diceOf } from '../../../fixtures/console/generator/dice';
import { VERSIONS, type Version } from '../../../simulators/infisical/index';
import { type Affixes, nameOf, type Oddity } from './names';

/** A folder of the source's project. */
export interface Place {
  environment: string;
  path: string;
}

/** What makes the question itself fail, or its answer unfit. */
export const TROUBLES = [
  'none',
  'no-folder',
  'no-right',
  'no-environment',
  'no-role',
  'secrets-cut',
  'secrets-misshapen',
  'values-cut',
  'values-misshapen',
  'values-twice',
] as const;

/** All that a dry run and the run after it meet; plain data, to be printed and made smaller. */
export interface World {
  version: Version;
  /** The server sends values, whatever it was asked. */
  sendsValues: boolean;
  /** The server is from before `disableSecretDeletion`. */
  lacksDeletionOption: boolean;
  role: 'developer' | 'owner';
  /** Slugs of the environments whose secrets the caller may read. */
  readable: string[] | 'all';
  trouble: (typeof TROUBLES)[number];
  plan: Omit<SyncPlan, 'projectId'>;
  folders: (Place & { keys: string[] })[];
  /** In their order. */
  imports: (Place & { from: Place })[];
  /** At the application, at the sync's environment, and at another one that no sync is about. */
  values: { key: string; level: 'app' | 'env' | 'elsewhere'; isSecret: boolean }[];
  /** The sync runs a second time, and that is foretold too. */
  again: boolean;
}

/** Of the project, as far as a seeded one does not have them. */
export const ENVIRONMENTS = ['dev', 'staging', 'prod', 'eu-west', '2nd'];
const PATHS = ['/', '/backend', '/backend/db', '/shared', '/a-b_c'];
const SCHEMAS = [
  'INF_{{secretKey}}',
  '{{secretKey}}_INF',
  'A_{{secretKey}}_A',
  '{{environment}}_{{secretKey}}',
  'X-{{environment}}-{{secretKey}}-Y',
  '{{secretKey}}-',
  '_{{secretKey}}_',
  '{{secretKey}}_{{environment}}',
  'inf{{secretKey}}',
  '{{secretKey}}',
];
/** Infisical takes some of them, Humanitec none, or the facts do not say what becomes of them. */
const ODD_SCHEMAS = [
  'team/{{secretKey}}',
  '{{secretKey}}_{{secretKey}}',
  '{{environment}}{{secretKey}}{{environment}}',
  '9{{secretKey}}',
  'INF_',
  '',
  '{{ secretKey }}',
  'INF {{secretKey}}',
  'INF.{{secretKey}}',
  '{{secretKey}}{{other}}',
  'Ü_{{secretKey}}',
  `${'P'.repeat(242)}{{secretKey}}`,
  `${'P'.repeat(243)}{{secretKey}}`,
  '../{{secretKey}}',
  '{{secretKey}}/',
];

/** The world of a seed. */
export function worldOf(seed: number): World {
  const dice = diceOf(seed, 'foretold');
  // Most worlds hold at most one kind of what is odd: two of them hide each other.
  const odd = dice.number(1, 100);
  const keySchema = odd <= 6 ? dice.pick(ODD_SCHEMAS) : dice.chance(0.4) ? dice.pick(SCHEMAS) : undefined;
  const source = { environment: dice.pick(ENVIRONMENTS), path: dice.pick(PATHS) };
  const affixes = affixesOf(keySchema, source.environment);
  const isNameOdd = odd > 6 && odd <= 18;
  const which = dice.pick(['refused', 'digits', 'paths', 'all'] as const);
  const share = (kind: keyof Oddity) => (isNameOdd && (which === kind || which === 'all') ? 0.06 : 0);
  const oddity = { refused: share('refused'), digits: share('digits'), paths: share('paths') };
  const sourceNames = names(dice, affixes, oddity);
  // Humanitec may have values from before it refused names that begin with a digit.
  const oldNames = names(dice, affixes, { ...oddity, refused: 0, digits: dice.chance(0.2) ? 0.1 : 0 });
  const scope = dice.pick(['application', 'environment'] as const);
  const disableSecretDeletion = scope === 'environment' ? dice.chance(0.65) : dice.chance(0.4);
  const inheritance = scope === 'environment' && !disableSecretDeletion && dice.chance(0.6);
  const graph = odd === 91 ? manyImports(dice, source) : importsOf(dice, source, odd > 18 && odd <= 26);
  const readable = odd > 26 && odd <= 36 ? someEnvironments(dice, source.environment) : 'all';
  const version = dice.pick(VERSIONS);
  const destination = { org: 'acme', app: 'shop' };
  return {
    version: keySchema !== undefined && dice.chance(0.8) ? dice.pick(VERSIONS.slice(1)) : version,
    sendsValues: dice.chance(0.25),
    lacksDeletionOption: version === '2025-03' && dice.chance(0.1),
    role: dice.pick(['developer', 'owner'] as const),
    readable,
    trouble: odd > 92 ? dice.pick(TROUBLES) : 'none',
    plan: {
      environment: source.environment,
      secretPath: source.path !== '/' && dice.chance(0.1) ? `${source.path}/` : source.path,
      destination:
        scope === 'application' ? { scope, ...destination } : { scope, ...destination, env: 'development' },
      options: { disableSecretDeletion, ...(keySchema === undefined ? {} : { keySchema }) },
    },
    folders: foldersOf(dice, [source, ...graph.map(({ from }) => from)], sourceNames, odd > 36 && odd <= 40),
    imports: graph,
    again: dice.chance(0.3),
    values: valuesOf(dice, sourceNames, oldNames, affixes, inheritance),
  };
}

export function affixesOf(keySchema = '{{secretKey}}', environment: string): Affixes {
  const [prefix = '', suffix = ''] = keySchema
    .replaceAll('{{environment}}', environment)
    .split('{{secretKey}}');
  return { prefix, suffix };
}

function names(dice: Dice, affixes: Affixes, oddity: Oddity): string[] {
  const size = dice.number(1, 20);
  const count = size <= 2 ? 0 : size <= 18 ? dice.number(1, 7) : dice.number(10, 50);
  return [...new Set(Array.from({ length: count }, () => nameOf(dice, affixes, oddity)))];
}

/** Edges that mostly lead on from where others have led to; `tangled` ones are many, and meet again. */
function importsOf(dice: Dice, source: Place, tangled: boolean): World['imports'] {
  const count = tangled ? dice.number(3, 24) : dice.chance(0.55) ? 0 : dice.number(1, 5);
  const reached: Place[] = [source];
  const edges: World['imports'] = [];
  for (let index = 0; index < count; index += 1) {
    const from = { environment: dice.pick(ENVIRONMENTS), path: dice.pick(PATHS) };
    const isNew = !reached.some((place) => isSame(place, from));
    if (!isNew && !tangled) continue;
    const into = dice.chance(0.5) ? source : dice.pick(reached);
    edges.push({ ...into, from });
    if (isNew) reached.push(from);
  }
  return edges;
}

/** More than there are places otherwise, one beside the other or one behind the other. */
function manyImports(dice: Dice, source: Place): World['imports'] {
  const count = dice.number(10, 120);
  const isChain = dice.chance(0.3);
  const places = Array.from({ length: count }, (_, index) => ({
    environment: 'prod',
    path: `/part-${index}`,
  }));
  return places.map((from, index) => ({ ...((isChain && places[index - 1]) || source), from }));
}

/** Each place gets some of the names, so that folders overlap; some places are `gone`. */
function foldersOf(dice: Dice, places: Place[], all: string[], gone: boolean): World['folders'] {
  const distinct = places.filter(
    (place, index) => places.findIndex((other) => isSame(place, other)) === index,
  );
  return distinct
    .filter((_, index) => index === 0 || !gone || dice.chance(0.5))
    .map((place) => ({
      ...place,
      keys: all.filter(() => distinct.length === 1 || dice.chance(0.4)),
    }));
}

function valuesOf(
  dice: Dice,
  sourceNames: string[],
  oldNames: string[],
  { prefix, suffix }: Affixes,
  inheritance: boolean,
): World['values'] {
  const known = sourceNames.filter(() => dice.chance(0.4));
  const renamed = known.map((key) => (dice.chance(0.8) ? prefix + key + suffix : key));
  const keys = [...new Set([...renamed, ...oldNames])].filter((key) => /^[A-Za-z0-9_.-]+$/.test(key));
  return keys.flatMap((key) => {
    const levels = dice.pick([['app'], ['app'], ['env'], ['app', 'env'], ['app', 'elsewhere']] as const);
    return levels
      .filter((level) => level !== 'app' || !inheritance || levels.length > 1 || dice.chance(0.1))
      .map((level) => ({ key, level, isSecret: dice.chance(0.7) }));
  });
}

function someEnvironments(dice: Dice, source: string): string[] {
  return ENVIRONMENTS.filter((slug) => slug === source || dice.chance(0.5));
}

export function isSame(one: Place, other: Place): boolean {
  return one.environment === other.environment && one.path === other.path;
}
