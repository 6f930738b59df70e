import { setTimeout as delay } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { FaultAction, Faults } from './faults';
import { beginSpan, endSpan } from './span';
import { type RecordedRequest, recordRequest } from './traffic';

/** A simulated site: the `fetch` of a hono app. */
export type Site = (request: Request) => Response | Promise<Response>;

/** Tells the sites apart by the Host header; records every request but the control's, and applies the faults and the latency of its host. */
export function createDispatcher(
  sites: ReadonlyMap<string, Site>,
  control: { host: string; site: Site },
  traffic: RecordedRequest[],
  faults: Faults,
  latency: ReadonlyMap<string, number>,
) {
  return async (request: Request, { incoming }: Pick<HttpBindings, 'incoming'>): Promise<Response> => {
    const span = beginSpan(request);
    const recorded = await recordRequest(request, span);
    if (recorded.host === control.host) return control.site(request);
    traffic.push(recorded);
    const site = sites.get(recorded.host);
    if (!site) return new Response(`No simulated site at ${recorded.host}`, { status: 421 });
    const breaks = faults.breaksConnections;
    const noted: Site = async (asked) => {
      const own = await site(asked);
      recorded.answered = own.status;
      return own;
    };
    const oneWay = (latency.get(recorded.host) ?? 0) / 2;
    await travel(oneWay);
    const response = await answer(noted, request, faults.take(recorded), () => incoming.socket.destroy())
      .finally(() => travel(oneWay))
      .finally(() => {
        recorded.endedAt = endSpan(span);
      });
    // One that was added meanwhile counts: the next request would come over this connection.
    if ((breaks || faults.breaksConnections) && response !== RESPONSE_ALREADY_SENT)
      response.headers.set('connection', 'close');
    return response;
  };
}

/** The way of a request, or of its answer. */
async function travel(ms: number): Promise<void> {
  if (ms > 0) await delay(ms);
}

async function answer(
  site: Site,
  request: Request,
  fault: FaultAction | undefined,
  breakConnection: () => void,
): Promise<Response> {
  switch (fault?.kind) {
    case undefined:
      return site(request);
    case 'status':
      return refusal(fault);
    case 'delay':
      await delay(fault.ms);
      return site(request);
    case 'hold':
      await fault.until;
      return site(request);
    case 'hold-answer': {
      const held = await site(request);
      await fault.until;
      return held;
    }
    case 'html':
      return new Response('<!doctype html><title>Sign in to the network</title>', {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    case 'drop-after':
      await site(request);
      breakConnection();
      return RESPONSE_ALREADY_SENT;
    case 'drop-before':
      breakConnection();
      return RESPONSE_ALREADY_SENT;
  }
}

function refusal({ status, body, headers }: Extract<FaultAction, { kind: 'status' }>): Response {
  if (body === undefined) return new Response(null, { status, headers: { ...headers } });
  return Response.json(body, { status, headers: { ...headers } });
}
