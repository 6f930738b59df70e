import { expect, type TestInfo } from '@playwright/test';
import type { RecordedRequest } from '../../simulators';
import type { Exhibit } from './exhibits';
import { type Canary, Needles } from './needles';

/** A canary where it must not be. */
export interface Find {
  place: string;
  canary: string;
}

/** Looks for canaries in exhibits, and keeps count. */
export class Search {
  readonly places = new Set<string>();
  readonly finds: Find[] = [];
  readonly #needles: Needles;

  constructor(canaries: readonly Canary[]) {
    this.#needles = new Needles(canaries);
  }

  look({ place, content, allowed = [] }: Exhibit): void {
    this.places.add(place);
    for (const canary of this.#needles.in(content)) {
      if (!allowed.includes(canary)) this.finds.push({ place, canary });
    }
  }

  /** Notes the figures for `npm run test:security`, then judges. */
  judge(browser: string, testInfo: TestInfo): void {
    const searched = `${this.#needles.canaries.length} canaries, ${this.places.size} places`;
    testInfo.annotations.push({
      type: 'canary',
      description: `${browser}: ${searched}, ${this.finds.length} found`,
    });
    expect(this.finds, 'canaries in wrong places').toEqual([]);
  }
}

/** Where a canary may go on the network: for the rest of the world it is a wrong place. */
export interface Errand {
  canary: string;
  host: string;
  /** The part of the request it may be in. */
  part: 'authorization' | 'cookie' | 'body';
  path?: RegExp;
}

/** Every part of every request so far, with the canaries that may be there. */
export function requestExhibits(traffic: readonly RecordedRequest[], errands: readonly Errand[]): Exhibit[] {
  return traffic.flatMap(({ method, host, path, headers, body }) => {
    const { authorization = '', cookie = '', ...others } = headers;
    const parts = { authorization, cookie, body, headers: JSON.stringify(others), path };
    return Object.entries(parts).map(([part, content]) => ({
      place: `request: ${part} of ${method} ${host}${path.replace(/\?.*/, '')}`,
      content,
      allowed: errands
        .filter((errand) => errand.host === host && errand.part === part && errand.path?.test(path) !== false)
        .map(({ canary }) => canary),
    }));
  });
}
