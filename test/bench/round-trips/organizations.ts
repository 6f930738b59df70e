import type { Simulators } from '../../simulators';

export interface Size {
  /** In all organizations together. */
  apps: number;
  organizations: number;
}

/**
 * Gives Humanitec so many apps and organizations, all of which a service user sees.
 *
 * @returns what makes a token of that user, an organization viewer who is Developer on `shop`
 */
export function manyApps({ humanitec }: Simulators, { apps, organizations }: Size): () => string {
  const { apps: own } = humanitec.org('acme');
  for (const id of [...own.keys()]) if (id !== 'shop') own.delete(id);
  const each = apps / organizations;
  humanitec.addApps(each - 1);
  const user = humanitec.createServiceUser({ role: 'orgViewer', apps: { shop: 'developer' } });
  for (let index = 1; index < organizations; index += 1) {
    const { id } = humanitec.addOrg(`org-${index}`);
    humanitec.addApps(each, id);
    humanitec.setOrgRole(id, user.id, 'orgViewer');
    // Without any role there, each of its apps would be looked up by itself, as far as the budget of requests goes.
    humanitec.setAppRole(id, 'app-0001', user.id, 'viewer');
  }
  let made = 0;
  return () => {
    made += 1;
    return humanitec.createToken(user.id, { id: `token-${made}` }).value;
  };
}
