/** The page that lists an organization's connections (docs/facts/infisical-api.md, section 10). */
export function connectionsUrl(siteUrl: string, orgId: string): string {
  return `${siteUrl}/organizations/${encodeURIComponent(orgId)}/app-connections`;
}
