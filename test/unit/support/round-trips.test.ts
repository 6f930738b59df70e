import { describe, expect, test } from 'vitest';
import { linesOf, longestChain, type TimedRequest } from '../../support/round-trips';

const request = (path: string, startedAt: number, endedAt?: number, fromService = false): TimedRequest => ({
  host: 'a.example',
  path,
  startedAt,
  ...(endedAt === undefined ? {} : { endedAt }),
  fromService,
});
const service = (path: string, startedAt: number, endedAt: number) => request(path, startedAt, endedAt, true);

const pathsOf = (requests: readonly TimedRequest[]) => longestChain(requests).map(({ path }) => path);

describe('the longest chain', () => {
  test('of nothing is nothing', () => {
    expect(longestChain([])).toEqual([]);
  });

  test('has one of the requests that are under way at the same time', () => {
    expect(longestChain([request('/a', 0, 10), request('/b', 1, 11), request('/c', 9, 30)])).toHaveLength(1);
  });

  test('has each that waited for the one before, whatever went on beside it', () => {
    const beside = [request('/slow', 0, 25), request('/slower', 5, 60)];
    const chain = [request('/1', 0, 10), request('/2', 10, 20), request('/3', 21, 30)];
    expect(pathsOf([...beside, ...chain])).toEqual(['/1', '/2', '/3']);
  });

  test('does not depend on the order of the record', () => {
    expect(pathsOf([request('/2', 12, 20), request('/1', 0, 10)])).toEqual(['/1', '/2']);
  });

  test('is not led astray by what ends first', () => {
    const lone = [request('/early', 0, 2), request('/next', 2, 30), request('/late', 8, 20)];
    const chain = [request('/1', 0, 5), request('/2', 5, 9), request('/3', 9, 12)];
    expect(pathsOf([...lone, ...chain]).slice(1)).toEqual(['/2', '/3']);
  });

  test('ends with a request that has no answer yet', () => {
    expect(pathsOf([request('/1', 0, 5), request('/hangs', 6), request('/2', 7, 9)])).toHaveLength(2);
    expect(pathsOf([request('/hangs', 0), request('/1', 5, 6)])).toHaveLength(1);
  });
});

describe('calls of a service', () => {
  test('follow the request that waits for them', () => {
    const requests = [request('/create', 0, 20), service('/check', 5, 15), request('/read', 21, 30)];
    expect(pathsOf(requests)).toEqual(['/create', '/check', '/read']);
  });

  test('at the same time count once, one after another each', () => {
    const create = request('/create', 0, 40);
    expect(pathsOf([create, service('/x', 5, 15), service('/y', 6, 16)])).toHaveLength(2);
    expect(pathsOf([create, service('/x', 5, 15), service('/y', 16, 30)])).toHaveLength(3);
  });

  test('make the request that waits for them the longer way', () => {
    const requests = [request('/quick', 6, 20), request('/create', 1, 19), service('/check', 5, 15)];
    expect(pathsOf([...requests, request('/read', 21, 30)])).toEqual(['/create', '/check', '/read']);
  });

  test('that nobody waits for do not count', () => {
    expect(pathsOf([request('/start', 0, 10), service('/job', 12, 20)])).toEqual(['/start']);
  });
});

test('a chain is told as one line for each request, without queries', () => {
  expect(linesOf([request('/orgs?token=x', 0, 1), request('/apps', 2, 3)])).toEqual([
    'a.example/orgs',
    'a.example/apps',
  ]);
});
