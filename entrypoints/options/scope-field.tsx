import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import { scopeOptions } from '@/components/scope-options';
import type { Project, Scope } from '@/utils/infisical/types';
import type { Policy } from '@/utils/policy/types';
import type { Form } from './form';

interface ScopeFieldProps {
  form: Form;
  policy: Policy;
  /** The projects a test of the connection has seen; undefined before one. */
  projects: readonly Project[] | undefined;
  onScope: (scope: Scope) => void;
}

/** Where this profile's connections go unless the popup says otherwise. Projects are known after a test. */
export function ScopeField({ form, policy, projects, onScope }: ScopeFieldProps) {
  const { scope } = form;
  const stored = scope.level === 'project' ? [{ id: scope.id, name: scope.name }] : [];
  const known = projects ?? stored;
  const options = known.some(({ id }) => id === stored[0]?.id) ? known : [...stored, ...known];
  const choose = (id: string): void => {
    const project = options.find((candidate) => candidate.id === id);
    onScope(project ? { level: 'project', ...project } : { level: 'organization' });
  };
  return (
    <Select
      label={i18n.t('options.profile.scope')}
      hint={i18n.t(projects ? 'popup.connect.scopeHint' : 'options.profile.scopeHint')}
      value={scope.level === 'project' ? scope.id : ''}
      {...scopeOptions(options, policy.requireProjectLevel)}
      onValue={choose}
    />
  );
}
