import { browser } from 'wxt/browser';
import { isHostAllowed } from '../host-access';
import { API_HOST, CONSOLE_HOST } from '../humanitec/hosts';
import { CLOUD_IDS, CLOUDS, type CloudId } from '../infisical/clouds';
import { hostPattern } from '../infisical/site-url';
import { type Granted, PERMISSIONS } from './report';
import { oneOf } from './surroundings';

const CLOUD_HOSTS = CLOUD_IDS.map((id) => [id, hostPattern(CLOUDS[id].origin)] as const);
/** Hosts that are the same for everybody. All others are somebody's own, and are counted. */
const KNOWN_HOSTS = new Set([API_HOST, CONSOLE_HOST, ...CLOUD_HOSTS.map(([, host]) => host)]);

/** What the browser lets the extension do, without the names of hosts that are somebody's own. */
export async function readGranted(): Promise<Granted> {
  const { permissions = [], origins = [] } = await browser.permissions.getAll();
  const clouds = await Promise.all(
    CLOUD_HOSTS.map(async ([id, host]) => [id, await isHostAllowed(host)] as const),
  );
  return {
    permissions: permissions.map((name) => oneOf(PERMISSIONS, name)),
    humanitecApi: await isHostAllowed(API_HOST),
    humanitecConsole: await isHostAllowed(CONSOLE_HOST),
    clouds: Object.fromEntries(clouds) as Record<CloudId, boolean>,
    otherHosts: origins.filter((host) => !KNOWN_HOSTS.has(host)).length,
  };
}
