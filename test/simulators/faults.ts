import type { RecordedRequest } from './traffic';

export type FaultAction =
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  /** Answered properly, but late. */
  | { kind: 'delay'; ms: number }
  /** Handled and answered properly, but not before something else has happened. */
  | { kind: 'hold'; until: Promise<unknown> }
  /** Handled (committed) at once; of the answer nothing is sent before something else has happened. */
  | { kind: 'hold-answer'; until: Promise<unknown> }
  /** The connection breaks before the service handles the request. */
  | { kind: 'drop-before' }
  /** The service handles (commits) the request, then the connection breaks: the answer is lost. */
  | { kind: 'drop-after' }
  /** A web page with status 200, as a captive portal or a wrong base URL gives. */
  | { kind: 'html' };

/** What goes wrong, and for which requests; an absent field matches everything. */
export interface Fault {
  host?: string;
  method?: string;
  /** Tested against path and query. */
  path?: RegExp;
  /** How many requests it hits before it is spent; absent means all. */
  times?: number;
  action: FaultAction;
}

export class Faults {
  #active: Fault[] = [];

  /** @param beforeDrop called when a fault that breaks connections is added. */
  constructor(private readonly beforeDrop: () => void) {}

  add(fault: Fault): void {
    this.#active.push({ ...fault });
    if (this.breaksConnections) this.beforeDrop();
  }

  clear(): void {
    this.#active = [];
  }

  /**
   * Chromium silently repeats a request, even a POST, when a connection it used before breaks without an answer.
   * While this is true connections must not be kept alive, so that one drop is one lost request.
   */
  get breaksConnections(): boolean {
    return this.#active.some(({ action }) => action.kind === 'drop-before' || action.kind === 'drop-after');
  }

  /** The first active fault for a request; uses up one of its `times`. */
  take(request: RecordedRequest): FaultAction | undefined {
    const fault = this.#active.find((candidate) => matches(candidate, request));
    if (fault?.times !== undefined) {
      fault.times -= 1;
      this.#active = this.#active.filter(({ times }) => times !== 0);
    }
    return fault?.action;
  }
}

function matches(fault: Fault, request: RecordedRequest): boolean {
  return (
    (fault.host === undefined || fault.host === request.host) &&
    (fault.method === undefined || fault.method === request.method) &&
    (fault.path === undefined || fault.path.test(request.path))
  );
}
