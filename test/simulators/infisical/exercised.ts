import type { Options } from './options';
import { type Behaviour, type BehaviourName, directions } from './versions';

const decided = new Set<string>();

/** How the instance does something that differs between servers; asked only where an answer depends on it. */
export function decide<K extends BehaviourName>({ behaviour }: Options, name: K): Behaviour[K] {
  decided.add(label(name, behaviour[name]));
  return behaviour[name];
}

/** Every direction of every behaviour, e.g. `unknownClientId: 404`. */
export function allDirections(): string[] {
  return Object.entries(directions).flatMap(([name, ways]) => ways.map((way) => label(name, way)));
}

/** The directions that shaped an answer of some instance in this process. */
export function exercised(): string[] {
  return allDirections().filter((direction) => decided.has(direction));
}

/** The directions that shaped none. */
export function unexercised(): string[] {
  return allDirections().filter((direction) => !decided.has(direction));
}

function label(name: string, way: unknown): string {
  return `${name}: ${way}`;
}
