import { Agent, buildConnector } from 'undici';

/**
 * A `fetch` for Node that reaches the simulators under their real names, e.g. `https://api.humanitec.io/orgs`,
 * and verifies their certificate. Like Node's own it keeps no cookies.
 */
export function simulatedFetch(port: number, certificate: string): typeof fetch {
  const nodeFetch = globalThis.fetch;
  const connect = buildConnector({ ca: certificate });
  const dispatcher = new Agent({
    // No kept-alive connections: the listener may close idle ones at any moment to make faults exact.
    pipelining: 0,
    connect: (options, callback) =>
      connect(
        { ...options, hostname: '127.0.0.1', port: String(port), servername: options.hostname },
        callback,
      ),
  });
  return (input, init) => nodeFetch(input, Object.assign({}, init, { dispatcher }));
}
