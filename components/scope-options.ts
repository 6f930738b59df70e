import { i18n } from '#i18n';
import type { Project } from '@/utils/infisical/types';
import { toldApart } from '@/utils/told-apart';

/**
 * Where a connection can be used, to choose from: our own words first, projects by their names in a group of their own.
 *
 * @param needsProject whether an administrator wants each connection in a project: one has to be chosen then
 */
export function scopeOptions(projects: readonly Project[], needsProject: boolean) {
  const everywhere = i18n.t('popup.connect.wholeOrganization');
  const labels = toldApart(projects, [everywhere]);
  return {
    options: [{ value: '', text: needsProject ? i18n.t('popup.connect.chooseProject') : everywhere }],
    group: {
      label: i18n.t('popup.connect.projects'),
      options: projects.map(({ id, name }) => ({ value: id, text: labels.get(id) ?? name })),
    },
  };
}
