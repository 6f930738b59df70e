import type { Fault } from '../../simulators/faults';

/** A token of a journey: how it comes in and what is done with it. */
export interface TokenPlan {
  via: 'prompt' | 'paste';
  push: 'create' | 'rotate';
}

/** When the browser stops the background: so many requests after a step began, or at its end if it makes fewer. */
export interface Kill {
  token: number;
  step: 'capture' | 'push';
  requests: number;
  /** Milliseconds after that request arrived. */
  later: number;
  /** Whether the user closes the popup then and opens it again. */
  reopens: boolean;
}

/** Everything that a journey does and suffers. The same seed gives the same script. */
export interface Script {
  seed: number;
  /** Whether all tokens are captured first and wait for their turn. */
  queue: boolean;
  tokens: TokenPlan[];
  kills: Kill[];
  faults: Fault[];
}

const INFISICAL = 'app.infisical.com';
const HUMANITEC = 'api.humanitec.io';
const CREATE = /^\/api\/v1\/app-connections\/humanitec$/;
const CHANGE = /^\/api\/v1\/app-connections\/humanitec\/[0-9a-f-]{36}$/;

/** @param seed any whole number */
export function writeScript(seed: number): Script {
  const dice = new Dice(seed);
  const queue = dice.chance(0.5);
  const tokens = Array.from({ length: dice.from(1, 3) }, (_, index) => ({
    // With a token in work the popup takes no other: the next ones come from the console.
    via: (queue && index > 0) || dice.chance(0.4) ? ('prompt' as const) : ('paste' as const),
    push: dice.pick(['create', 'rotate'] as const),
  }));
  const kills = Array.from({ length: dice.from(1, 3) }, () => ({
    token: dice.from(0, tokens.length - 1),
    step: dice.pick(['capture', 'push', 'push'] as const),
    requests: dice.from(0, 7),
    later: dice.pick([0, 0, 5, 20, 60]),
    reopens: dice.chance(0.5),
  }));
  const faults = Array.from({ length: dice.from(0, 2) }, () => fault(dice));
  return { seed, queue, tokens, kills, faults };
}

function fault(dice: Dice): Fault {
  const late = { kind: 'delay', ms: dice.from(100, 1200) } as const;
  const lost = dice.pick([{ kind: 'drop-before' }, { kind: 'drop-after' }] as const);
  const target = dice.pick([
    { host: INFISICAL, method: 'POST', path: CREATE },
    { host: INFISICAL, method: 'PATCH', path: CHANGE },
    { host: INFISICAL, method: 'POST', path: CREATE },
    { host: INFISICAL, method: 'PATCH', path: CHANGE },
    { host: INFISICAL, method: 'GET', path: /connection-name/ },
    { host: INFISICAL, method: 'GET', path: CHANGE },
    { host: INFISICAL, method: 'POST', path: /auth\/token$/ },
    { host: HUMANITEC, method: 'GET', path: /^\/(current-user|orgs)/ },
  ]);
  const refused = { kind: 'status', status: dice.pick([500, 502, 504]) } as const;
  return { ...target, times: 1, action: dice.pick([late, late, lost, lost, refused]) };
}

/** Random numbers that a seed repeats (mulberry32). */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  /** A whole number of both ends and what is between. */
  from(least: number, most: number): number {
    return least + Math.floor(this.#next() * (most - least + 1));
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#next() * choices.length)] as T;
  }
}
