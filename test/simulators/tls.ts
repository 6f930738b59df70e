import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';
import { HOSTS } from './hosts';

export interface TlsListener {
  server: Server;
  port: number;
  /** PEM; a client that trusts it accepts every simulated host. */
  certificate: string;
  /** Ends the connections over which nothing is under way, those too that a browser has opened ahead and not used yet. */
  closeIdle(): void;
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
  const unused = new Set<Socket>();
  server.on('secureConnection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    certificate: pem.cert,
    closeIdle: () => {
      server.closeIdleConnections();
      for (const socket of unused) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
