import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { HOSTS } from './hosts';

export interface TlsListener {
  server: Server;
  port: number;
  /** PEM; a client that trusts it accepts every simulated host. */
  certificate: string;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 with a certificate made now for all simulated hosts; port 0 lets the system choose. */
export async function listenTls(onRequest: RequestListener, port: number): Promise<TlsListener> {
  const pem = await generate([{ name: 'commonName', value: 'simulators.test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: Object.values(HOSTS).map((host) => ({ type: 2 as const, value: host })),
      },
    ],
  });
  const server = createServer({ key: pem.private, cert: pem.cert }, onRequest);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    certificate: pem.cert,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
