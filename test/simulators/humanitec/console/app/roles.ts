import type { AppRole, OrgRole } from '../../model';
import type { Option } from './kit';

const ORG_LABELS: Record<OrgRole, string> = {
  administrator: 'Administrator',
  manager: 'Manager',
  orgViewer: 'Org Viewer',
  member: 'Member',
  artefactContributor: 'Artefact Contributor',
};
const APP_LABELS: Record<AppRole, string> = { owner: 'Owner', developer: 'Developer', viewer: 'Viewer' };

export const ORG_ROLE_OPTIONS: Option[] = options(ORG_LABELS);
export const APP_ROLE_OPTIONS: Option[] = options(APP_LABELS);

export function roleLabel(role: string): string {
  return [...ORG_ROLE_OPTIONS, ...APP_ROLE_OPTIONS].find(({ value }) => value === role)?.label ?? role;
}

function options(labels: Record<string, string>): Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
