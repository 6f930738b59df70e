import { affixesOf, isSame, type Place, type World } from './worlds';

/** More places than anybody's folder imports; the facts name no number. */
const MANY_PLACES = 40;

/**
 * What of a world makes it unusual: where the facts say that a run fails, that servers differ, that this sign-in sees less than a run, or where
 * they say nothing. Numbers are sections of docs/facts/infisical-api.md, `H` those of docs/facts/humanitec-api.md. In a
 * world without any of it, a dry run has no excuse.
 */
export function unusualIn(world: World): string[] {
  const { plan, version } = world;
  const { keySchema, disableSecretDeletion } = plan.options;
  const { places, hasCircle } = reached(world);
  const { prefix, suffix } = affixesOf(keySchema, plan.environment);
  const sent = new Set(places.flatMap((place) => keysAt(world, place)).map((key) => prefix + key + suffix));
  const isEnvironment = plan.destination.scope === 'environment';
  const held = (level: 'app' | 'env') =>
    new Set(world.values.filter((value) => value.level === level).map(({ key }) => key));
  const atScope = held(isEnvironment ? 'env' : 'app');
  const inherited = [...(isEnvironment ? held('app') : [])].filter((key) => !atScope.has(key));
  const goes = (key: string) =>
    !disableSecretDeletion &&
    !sent.has(key) &&
    key.length >= prefix.length + suffix.length &&
    key.startsWith(prefix) &&
    key.endsWith(suffix);

  const unusual: Record<string, boolean> = {
    'the question fails (3, 13)': world.trouble !== 'none',
    // Then no run is started.
    'the server does not know an option (11)':
      (version === '2025-03' && keySchema !== undefined) ||
      (world.lacksDeletionOption && disableSecretDeletion),
    'the key schema is none, or has a slash (9, 9.1)': !isSchema(keySchema),
    'Humanitec takes no new key of this name (H 2)': [...sent].some(
      (key) => !atScope.has(key) && !/^[A-Za-z_.-][A-Za-z0-9_.-]*$/.test(key),
    ),
    'a key makes another address (9.1)': [...sent, ...[...atScope].filter(goes)].some(
      (key) => key === '.' || key === '..' || !/^[A-Za-z0-9_.-]+$/.test(key),
    ),
    'a name is longer than 255 characters': [...sent].some(({ length }) => length > 255),
    'an import may not be read (13)': places.some(
      ({ environment }) => world.readable !== 'all' && !world.readable.includes(environment),
    ),
    'an import leads nowhere': places.some((place) => place.path !== '/' && !hasFolder(world, place)),
    'imports go in a circle': hasCircle,
    'imports lead to many places': places.length > MANY_PLACES + 1,
    'servers differ in what they delete (9.1, 11)': inherited.some(goes),
  };
  return Object.keys(unusual).filter((name) => unusual[name]);
}

/** As Infisical and Humanitec both take it, with each placeholder at most once. */
function isSchema(schema = '{{secretKey}}'): boolean {
  const rest = schema.replace('{{secretKey}}', '').replace('{{environment}}', '');
  return schema.includes('{{secretKey}}') && schema.length <= 255 && /^[A-Za-z0-9_-]*$/.test(rest);
}

function keysAt({ folders }: World, place: Place): string[] {
  return folders.filter((folder) => isSame(folder, place)).flatMap(({ keys }) => keys);
}

/** A folder is made with what is in it or below it, and with its imports. */
function hasFolder({ folders, imports }: World, place: Place): boolean {
  return [...folders, ...imports].some(
    ({ environment, path }) =>
      environment === place.environment && (path === place.path || path.startsWith(`${place.path}/`)),
  );
}

/** The source and every place that its imports lead to. */
function reached({ plan, imports }: World): { places: Place[]; hasCircle: boolean } {
  const places: Place[] = [];
  let hasCircle = false;
  const visit = (place: Place, above: Place[]): void => {
    if (above.some((other) => isSame(other, place))) hasCircle = true;
    if (places.some((other) => isSame(other, place))) return;
    places.push(place);
    for (const edge of imports.filter((one) => isSame(one, place))) visit(edge.from, [...above, place]);
  };
  const path = plan.secretPath === '/' ? '/' : plan.secretPath.replace(/\/$/, '');
  visit({ environment: plan.environment, path }, []);
  return { places, hasCircle };
}
