import type { Instance } from '../instance';
import type { Folder, Secret, Sync } from '../types';

/** A folder, by where it is. */
export type Place = Pick<Folder, 'projectId' | 'environment' | 'path'>;

/** The secrets that one import brings in, those of its own imports included. */
export interface Imported {
  environment: string;
  secretPath: string;
  secrets: Secret[];
}

export function sourceOf(sync: Pick<Sync, 'projectId' | 'environment' | 'secretPath'>): Place {
  return { projectId: sync.projectId, environment: sync.environment, path: sync.secretPath };
}

/** Whether there is such a folder; every environment has `/`. */
export function hasFolder({ state }: Instance, place: Place): boolean {
  const project = state.projects.find(({ id }) => id === place.projectId);
  if (!project?.environments.some(({ slug }) => slug === place.environment)) return false;
  return place.path === '/' || state.folders.some((folder) => isAt(folder, place));
}

/** The folder and all folders below it. */
export function withSubFolders({ state }: Instance, place: Place): Place[] {
  const parent = place.path === '/' ? '/' : `${place.path}/`;
  const below = state.folders.filter((folder) => isAt({ ...folder, path: place.path }, place));
  return [place, ...below.filter(({ path }) => path.startsWith(parent))];
}

export function secretsIn({ state }: Instance, place: Place): Secret[] {
  return state.secrets.filter((secret) => isAt(secret, place));
}

/** What a folder imports, in the order of its imports; an environment that may not be read is left out silently. */
export function importsOf(
  instance: Instance,
  place: Place,
  mayRead: (environment: string) => boolean = () => true,
  seen = new Set<string>(),
): Imported[] {
  const wanted = instance.state.imports
    .filter((candidate) => isAt(candidate, place))
    .map(({ from }) => from)
    .filter(({ environment, secretPath }) => {
      const source = `${environment} ${secretPath}`;
      return !seen.has(source) && seen.add(source);
    });
  return wanted.map(({ environment, secretPath }) => {
    const source = { projectId: place.projectId, environment, path: secretPath };
    const own = mayRead(environment) ? secretsIn(instance, source) : [];
    const deeper = importsOf(instance, source, mayRead, seen).flatMap(({ secrets }) => secrets);
    return { environment, secretPath, secrets: firstOfEachKey([...own, ...deeper]) };
  });
}

/**
 * What a sync of the folder sends: its secrets and, below them, those of its imports, of which the last wins
 * (docs/facts/infisical-api.md, 13). Nobody's rights are looked at here: those were checked when the sync was made.
 */
export function syncedSecrets(
  instance: Instance,
  place: Place,
  { recursive = false }: { recursive?: boolean | undefined } = {},
): { secrets: Secret[]; collisions: string[] } {
  const folders = recursive ? withSubFolders(instance, place) : [place];
  const all = folders.flatMap((folder) => {
    const imports = importsOf(instance, folder).toReversed();
    return firstOfEachKey([...secretsIn(instance, folder), ...imports.flatMap(({ secrets }) => secrets)]);
  });
  const keys = all.map(({ key }) => key);
  const collisions = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return { secrets: firstOfEachKey(all), collisions: [...collisions] };
}

function firstOfEachKey(secrets: Secret[]): Secret[] {
  return secrets.filter(({ key }, index) => secrets.findIndex((other) => other.key === key) === index);
}

function isAt(one: Place, other: Place): boolean {
  return (
    one.projectId === other.projectId && one.environment === other.environment && one.path === other.path
  );
}
