import type { FormEvent } from 'react';
import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import { Field, LongField } from '@/components/field';
import { scopeOptions } from '@/components/scope-options';
import type { Draft, ReadyDestination } from '@/utils/destination/types';
import { DESCRIPTION_MAX, isConnectionName, NAME_MAX } from '@/utils/infisical/names';
import type { Project, Scope } from '@/utils/infisical/types';
import { Disclosure } from './disclosure';

/** A connection to create, as the form has it. */
export interface Wanted {
  name: string;
  description: string;
  scope: Scope;
}

interface NewConnectionProps {
  destination: ReadyDestination;
  wanted: Wanted;
  /** Whether it has to be in a project. */
  needsProject: boolean;
  onEdit: (change: Pick<Draft, 'name' | 'description' | 'projectId'>) => void;
  /** Enter in a field leads to the button: what sends a token is pressed itself. */
  onEnter: () => void;
  disabled: boolean;
  /** Whether the user has to change something: the fields are in sight then. */
  isRefused: boolean;
}

/** What can be chosen about a new connection. What is proposed does for most, so the fields are folded away. */
export function NewConnection(props: NewConnectionProps) {
  const { destination, wanted, needsProject, onEdit, onEnter, disabled, isRefused } = props;
  const { name, description, scope } = wanted;
  const nameFits = isConnectionName(name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onEnter();
  };
  return (
    <Disclosure
      name="change"
      summary={i18n.t('popup.connect.change')}
      isNeeded={isRefused || !nameFits || (needsProject && scope.level === 'organization')}
    >
      <form className="stack tight" onSubmit={submit}>
        <Field
          label={i18n.t('popup.connect.name')}
          value={name}
          onValue={(value) => onEdit({ name: value })}
          maxLength={NAME_MAX}
          disabled={disabled}
          problem={nameFits ? undefined : i18n.t('popup.connect.nameProblem')}
        />
        <LongField
          label={i18n.t('popup.connect.description')}
          value={description}
          onValue={(value) => onEdit({ description: value })}
          maxLength={DESCRIPTION_MAX}
          disabled={disabled}
        />
        {(needsProject || destination.projects.length > 0 || scope.level === 'project') && (
          <Select
            label={i18n.t('popup.connect.scope')}
            hint={i18n.t(needsProject ? 'popup.connect.projectNeeded' : 'popup.connect.scopeHint')}
            value={scope.level === 'project' ? scope.id : ''}
            disabled={disabled}
            {...scopeOptions(projectChoices(destination, scope), needsProject)}
            onValue={(projectId) => onEdit({ projectId })}
          />
        )}
      </form>
    </Disclosure>
  );
}

/** The connection that the form comes to: what was typed or chosen, else what is proposed. */
export function wantedOf(
  destination: ReadyDestination,
  { name, description, projectId }: Pick<Draft, 'name' | 'description' | 'projectId'>,
): Wanted {
  return {
    name: name ?? destination.suggestedName,
    description: description ?? destination.suggestedDescription,
    scope: scopeOf(destination, projectId),
  };
}

/**
 * The level chosen in the form; without a choice, the one that is proposed. A project that is not listed stays what it is: a
 * token meant for one project must not become one for all.
 */
function scopeOf(
  { projects, profile, suggestedScope }: ReadyDestination,
  projectId: string | undefined,
): Scope {
  if (projectId === undefined) return suggestedScope;
  if (projectId === '') return { level: 'organization' };
  if (profile.scope.level === 'project' && profile.scope.id === projectId) return profile.scope;
  const project = projects.find(({ id }) => id === projectId);
  return { level: 'project', id: projectId, name: project?.name ?? projectId };
}

function projectChoices({ projects, profile }: ReadyDestination, scope: Scope): Project[] {
  const named = [profile.scope, scope].filter((one) => one.level === 'project');
  return [...new Map([...named, ...projects].map(({ id, name }) => [id, { id, name }])).values()];
}
