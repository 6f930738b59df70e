import type { World } from './worlds';

/** The smallest world that still fails. @param fails whether one fails like the first */
export async function shrink(world: World, fails: (world: World) => Promise<boolean>): Promise<World> {
  for (const smaller of smallerOnes(world)) {
    if (await fails(smaller)) return shrink(smaller, fails);
  }
  return world;
}

/** Each without one of its parts, or plainer in one of them. */
function* smallerOnes(world: World): Generator<World> {
  for (const part of ['imports', 'folders', 'values'] as const) {
    for (const some of fewer<World[typeof part][number]>(world[part])) yield { ...world, [part]: some };
  }
  for (const [index, folder] of world.folders.entries()) {
    for (const keys of fewer(folder.keys)) {
      yield { ...world, folders: world.folders.with(index, { ...folder, keys }) };
    }
  }
  const { keySchema, ...options } = world.plan.options;
  if (keySchema !== undefined) yield { ...world, plan: { ...world.plan, options } };
  for (const [field, plain] of Object.entries({
    sendsValues: false,
    lacksDeletionOption: false,
    readable: 'all',
    version: 'newest',
    trouble: 'none',
  })) {
    if (world[field as keyof World] !== plain) yield { ...world, [field]: plain };
  }
}

/** Halves first, then all but one. */
function* fewer<T>(of: readonly T[]): Generator<T[]> {
  const half = Math.ceil(of.length / 2);
  if (of.length > 3) yield* [of.slice(0, half), of.slice(half)];
  for (const [index] of of.entries()) yield of.toSpliced(index, 1);
}
