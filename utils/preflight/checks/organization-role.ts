import { serviceUsersUrl } from '../../humanitec/console';
import { roleLabel } from '../../humanitec/roles';
import { type MessageKey, say } from '../../sentence';
import { nameAndId } from '../words';
import { defineCheck } from './check';

/**
 * What the role on the organization means for a sync. Only an administrator writes to apps by that role, and has far
 * more power than a sync needs; a manager reaches no app by it (docs/facts/humanitec-api.md, section 3).
 */
export const organizationRoleCheck = defineCheck({
  id: 'organization-role',
  needs: ['organizations', 'apps'],
  severity: 'advisory',
  evaluate: ({ organizations, apps }) => {
    const administered = organizations.find(({ role }) => role === 'administrator');
    if (administered) {
      return {
        verdict: 'warn',
        finding: say('access.organizationRole.administrator', nameAndId(administered)),
        remedy: { text: say('access.organizationRole.lower'), url: serviceUsersUrl(administered.id) },
      };
    }
    const grouped = apps.find(({ role, source }) => role === 'administrator' && source === 'group');
    const group = organizations.find(({ id }) => id === grouped?.org);
    if (group) {
      return {
        verdict: 'warn',
        finding: say('access.organizationRole.groupAdministrator', nameAndId(group)),
        remedy: { text: say('access.organizationRole.leaveGroup') },
      };
    }
    const held = organizations.flatMap((organization) =>
      organization.role === null ? [] : [{ organization, role: organization.role }],
    );
    const [first, ...others] = held;
    const open = organizations.filter(({ role }) => role === null);
    if (!first) {
      return {
        verdict: 'unknown',
        finding: say('access.organizationRole.unknown'),
        remedy: { text: say('access.organizationRole.lookUp'), url: serviceUsersUrl(organizations[0]?.id) },
      };
    }
    if (open.length > 0) {
      return {
        verdict: 'unknown',
        finding: say('access.organizationRole.unknownIn', open.map(nameAndId).join(', ')),
        remedy: { text: say('access.organizationRole.lookUp'), url: serviceUsersUrl(open[0]?.id) },
      };
    }
    if (others.length > 0) {
      const roles = held.map(({ organization, role }) => `${organization.id}: ${roleLabel(role)}`).join(', ');
      return { verdict: 'pass', finding: say('access.organizationRole.several', roles) };
    }
    const finding = FINDINGS.get(first.role) ?? 'access.organizationRole.other';
    return {
      verdict: 'pass',
      finding: say(finding, roleLabel(first.role), nameAndId(first.organization)),
    };
  },
});

const FINDINGS: ReadonlyMap<string, MessageKey> = new Map([
  ['manager', 'access.organizationRole.manager'],
  ['artefactContributor', 'access.organizationRole.artefactContributor'],
  ['orgViewer', 'access.organizationRole.orgViewer'],
]);
