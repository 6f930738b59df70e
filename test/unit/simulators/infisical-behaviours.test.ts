import { describe, expect, test } from 'vitest';
import {
  type BehaviourName,
  directions,
  exercised,
  unexercised,
  VERSIONS,
  versions,
} from '../../simulators/infisical/index';
import { connections } from './behaviours/connections';
import { limits } from './behaviours/limits';
import { logins } from './behaviours/logins';
import type { Probes } from './behaviours/probe';
import { routes } from './behaviours/routes';
import { secrets } from './behaviours/secrets';
import { sessions } from './behaviours/sessions';
import { infisical } from './infisical-world';

const probes: Probes = { ...routes, ...sessions, ...logins, ...connections, ...secrets, ...limits };
const names = Object.keys(directions) as BehaviourName[];

describe.each(names)('%s', (name) => {
  const ways: readonly unknown[] = directions[name];
  test.each(ways)('%s', async (way) => {
    const { origin, see, seen } = probes[name];
    const simulator = infisical(origin);
    Object.assign(simulator.options.behaviour, { [name]: way });
    expect(await see(simulator)).toEqual(new Map(Object.entries(seen)).get(String(way)));
    expect(exercised()).toContain(`${name}: ${way}`);
  });
});

test('no direction of a behaviour is without a test', () => {
  expect(unexercised()).toEqual([]);
});

test.each(VERSIONS)('a whole server of %s, and one with an exception', (version) => {
  const { arrange, options } = infisical();
  arrange.version(version);
  expect(options.behaviour).toEqual(versions[version]);
  arrange.version(version, { humanitecConnector: false });
  expect(options.behaviour).toEqual({ ...versions[version], humanitecConnector: false });
  expect(versions[version].humanitecConnector).toBe(true);
});
