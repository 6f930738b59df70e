import { fail } from '../failure';
import { type Sentence, say } from '../sentence';
import { CLOUD_IDS, CLOUDS, type CloudId } from './clouds';
import type { Instance } from './types';

/** Labels of letters, digits and hyphens, an IPv4 address among them; or an IPv6 address. URLs allow much else. */
const HOST_NAME = /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*\.?$|^\[[0-9a-f:.]+\]$/;

/** Loopback names that the manifest's optional hosts and its CSP allow without TLS. */
const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/** Where an Infisical answers, as read from what a person typed. */
export interface Site {
  instance: Instance;
  /** Origin without a trailing slash. */
  siteUrl: string;
  /** What was changed about the input, e.g. a path that was dropped. */
  notes: Sentence[];
}

/**
 * Reads a site URL: a host or an origin, with or without `https://`, `/api` or a path. Only the origin counts,
 * because Infisical cannot be hosted under a path (docs/facts/infisical-api.md, section 1).
 *
 * @throws `profileUrlInvalid` when it is none, `profileUrlInsecure` when it is neither HTTPS nor loopback.
 */
export function parseSite(text: string): Site {
  const url = readUrl(text.trim());
  // Chromium takes "https://two words", and both browsers take "https://*.example.com": in a permission, that is any host.
  if (!url || !HOST_NAME.test(url.hostname)) throw fail('profileUrlInvalid');
  if (url.username || url.password) throw fail('profileUrlInvalid');
  if (!isSafe(url)) throw fail('profileUrlInsecure');
  const cloud = CLOUD_IDS.find((id) => isOf(id, url.origin));
  const siteUrl = cloud ? CLOUDS[cloud].origin : url.origin;
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api$/, '');
  return {
    instance: cloud ?? 'self-hosted',
    siteUrl,
    notes: path === '' ? [] : [say('infisical.note.pathDropped', siteUrl)],
  };
}

/**
 * Where the chosen instance answers; `siteUrl` is what was typed, which counts for a self-hosted one alone.
 *
 * @throws as {@link parseSite}
 */
export function siteOf({ instance, siteUrl }: { instance: Instance; siteUrl: string }): Omit<Site, 'notes'> {
  return instance === 'self-hosted' ? parseSite(siteUrl) : { instance, siteUrl: CLOUDS[instance].origin };
}

/** Which instance an origin is, as requests go to it. */
export function instanceOf(siteUrl: string): Instance {
  return CLOUD_IDS.find((id) => CLOUDS[id].origin === siteUrl) ?? 'self-hosted';
}

/** Whether a text is just the origin of an Infisical as requests go to it: no other writing, and no other name of a Cloud. */
export function isSiteOrigin(text: string): boolean {
  try {
    return parseSite(text).siteUrl === text;
  } catch {
    return false;
  }
}

/** The match pattern to ask the browser for. Without a port: Firefox knows none, and Chromium takes it as any. */
export function hostPattern(siteUrl: string): string {
  const { protocol, hostname } = new URL(siteUrl);
  return `${protocol}//${hostname}/*`;
}

/** The host of a match pattern, as people read it. */
export function hostOfPattern(pattern: string): string {
  return new URL(pattern.replace('*', '')).host;
}

function readUrl(text: string): URL | null {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(withScheme) ? new URL(withScheme) : null;
}

function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

function isOf(id: CloudId, origin: string): boolean {
  const { origin: own, aliases } = CLOUDS[id];
  const origins: readonly string[] = [own, ...aliases];
  return origins.includes(origin);
}
