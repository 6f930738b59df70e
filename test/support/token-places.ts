import type { Simulators } from '../simulators';
import { HOSTS } from '../simulators/hosts';

/** A host that got a secret, and where it got it. */
export interface Place {
  host: string;
  where: string;
}

/** Every host that any of the secrets was sent to so far, in whatever part of a request, plain or encoded. */
export function placesOf({ traffic }: Simulators, secrets: Iterable<string>): Place[] {
  const needles = [...secrets].flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ]);
  return traffic
    .filter(({ path, headers, body }) => {
      const request = [path, JSON.stringify(headers), body].join('\n');
      return needles.some((needle) => request.includes(needle));
    })
    .map(({ host, method, path }) => ({ host, where: `${method} ${path}` }));
}

/**
 * Every token of Humanitec that was around: those that are valid, and those sent to Humanitec, which may have been
 * revoked since.
 */
export function capturedTokens({ humanitec, traffic }: Simulators): Set<string> {
  const sent = traffic
    .filter(({ host, headers }) => host === HOSTS.humanitecApi && headers.authorization)
    .map(({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? '');
  return new Set([...humanitec.tokens.keys(), ...sent]);
}
