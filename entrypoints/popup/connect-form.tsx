import type { FormEvent } from 'react';
import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import { FailureAlert } from '@/components/failure-alert';
import { Field } from '@/components/field';
import { useAction } from '@/components/use-action';
import { words } from '@/components/words';
import type { Capture } from '@/utils/capture/types';
import { DESCRIPTION_MAX, isConnectionName, NAME_MAX } from '@/utils/infisical/names';
import type { Scope } from '@/utils/infisical/types';
import type { Preflight } from '@/utils/preflight/types';
import type { Target } from '@/utils/push/types';
import { Destination } from './destination';
import { RotateForm } from './rotate-form';
import { useDraft } from './use-draft';

interface ConnectFormProps {
  capture: Capture;
  target: Target;
  preflight: Preflight | undefined;
  disabled: boolean;
}

const ORGANIZATION: Scope = { level: 'organization' };

/** Create a connection, or replace the token of one that is there. */
export function ConnectForm({ capture, target, preflight, disabled }: ConnectFormProps) {
  const [draft, edit] = useDraft(capture.id, target.profile.id);
  const push = useAction('push.start');
  if (!draft) return null;

  const name = draft.name ?? target.suggestedName;
  const description = draft.description ?? target.suggestedDescription;
  const scope = scopeOf(target, draft.projectId);
  const checked = preflight?.state === 'done';
  const ready = checked && preflight.verdict === 'pass';
  const blocked = disabled || push.busy || !checked;
  const rotateFirst = target.knownConnectionId !== undefined;

  const shown = {
    captureId: capture.id,
    profileId: target.profile.id,
    siteUrl: target.profile.siteUrl,
    organizationId: target.account?.organization?.id ?? null,
  };

  const create = (event: FormEvent): void => {
    event.preventDefault();
    void push.run({
      kind: 'create',
      ...shown,
      name,
      description,
      scope,
      despiteWarnings: !ready,
    });
  };

  const rotate = target.connections.length > 0 && (
    <RotateForm
      connections={target.connections}
      chosen={draft.connectionId ?? target.knownConnectionId}
      onChoose={(connectionId) => edit({ connectionId })}
      primary={rotateFirst}
      disabled={blocked}
      onUpdate={(connectionId) =>
        void push.run({
          kind: 'rotate',
          ...shown,
          connectionId,
          despiteWarnings: false,
        })
      }
    />
  );

  return (
    <>
      {rotateFirst && rotate}
      <form className="stack" onSubmit={create}>
        <Field
          label={i18n.t('popup.connect.name')}
          value={name}
          onValue={(value) => edit({ name: value })}
          maxLength={NAME_MAX}
          disabled={disabled}
          problem={isConnectionName(name) ? undefined : i18n.t('popup.connect.nameProblem')}
        />
        <Field
          label={i18n.t('popup.connect.description')}
          value={description}
          onValue={(value) => edit({ description: value })}
          maxLength={DESCRIPTION_MAX}
          disabled={disabled}
        />
        {target.projects.length > 0 && (
          <Select
            label={i18n.t('popup.connect.scope')}
            hint={i18n.t('popup.connect.scopeHint')}
            value={scope.level === 'project' ? scope.id : ''}
            disabled={disabled}
            options={[
              { value: '', text: i18n.t('popup.connect.wholeOrganization') },
              ...target.projects.map((project) => ({ value: project.id, text: project.name })),
            ]}
            onValue={(projectId) => edit({ projectId })}
          />
        )}
        {push.failure && <FailureAlert failure={push.failure} />}
        {checked && !ready && (
          <p className="notice warn" id="why-anyway">
            {words(preflight.summary)} {i18n.t('popup.connect.anywayHint')}
          </p>
        )}
        <div className="row apart">
          <Destination target={target} scope={scope} name={name} />
          <button
            type="submit"
            className={rotateFirst ? '' : 'primary'}
            disabled={blocked || !isConnectionName(name)}
            aria-describedby={checked && !ready ? 'why-anyway destination' : 'destination'}
          >
            {checked && !ready ? i18n.t('popup.connect.createAnyway') : i18n.t('popup.connect.create')}
          </button>
        </div>
      </form>
      {!rotateFirst && rotate}
    </>
  );
}

/** The level chosen in the form; without a choice, the profile's own. */
function scopeOf({ projects, profile }: Target, projectId: string | undefined): Scope {
  if (projectId === undefined) return profile.scope;
  const project = projects.find(({ id }) => id === projectId);
  return project ? { level: 'project', ...project } : ORGANIZATION;
}
