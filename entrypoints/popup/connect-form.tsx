import { type FormEvent, type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import { FailureAlert } from '@/components/failure-alert';
import { Field, LongField } from '@/components/field';
import { useAction } from '@/components/use-action';
import { words } from '@/components/words';
import type { Capture } from '@/utils/capture/types';
import { DESCRIPTION_MAX, isConnectionName, NAME_MAX } from '@/utils/infisical/names';
import type { Scope } from '@/utils/infisical/types';
import type { Preflight } from '@/utils/preflight/types';
import { reasons } from '@/utils/preflight/verdict';
import type { Target } from '@/utils/push/types';
import { Destination } from './destination';
import { RotateForm } from './rotate-form';
import { useDraft } from './use-draft';

interface ConnectFormProps {
  capture: Capture;
  target: Target;
  preflight: Preflight | undefined;
  /** While a push runs. */
  disabled: boolean;
  pushState: ReactNode;
}

/** Create a connection, or replace the token of one that is there. The button stays in sight however long the page. */
export function ConnectForm({ capture, target, preflight, disabled, pushState }: ConnectFormProps) {
  const formId = useId();
  const [draft, edit] = useDraft(capture.id, target.profile.id);
  const push = useAction('push.start');
  if (!draft) return null;

  const name = draft.name ?? target.suggestedName;
  const description = draft.description ?? target.suggestedDescription;
  const scope = scopeOf(target, draft.projectId);
  const nameFits = isConnectionName(name);
  // While a recheck runs, the result before it still says what the button would do.
  const judged = preflight && preflight.checks.length > 0 ? preflight : undefined;
  const blocked = disabled || push.busy || preflight?.state !== 'done';
  const rotateFirst = target.knownConnectionId !== undefined;
  const shown = {
    captureId: capture.id,
    profileId: target.profile.id,
    siteUrl: target.profile.siteUrl,
    organizationId: target.account?.organization?.id ?? null,
  };
  const create = (event: FormEvent): void => {
    event.preventDefault();
    const despiteWarnings = judged?.verdict !== 'pass';
    void push.run({ ...shown, kind: 'create', name, description, scope, despiteWarnings });
  };
  const rotate = target.connections.length > 0 && (
    <RotateForm
      connections={target.connections}
      chosen={draft.connectionId ?? target.knownConnectionId}
      onChoose={(connectionId) => edit({ connectionId })}
      primary={rotateFirst}
      disabled={blocked}
      onUpdate={(connectionId) =>
        void push.run({ ...shown, kind: 'rotate', connectionId, despiteWarnings: false })
      }
    />
  );

  return (
    <>
      {rotateFirst && rotate}
      <form className="stack" id={formId} onSubmit={create}>
        <Field
          label={i18n.t('popup.connect.name')}
          value={name}
          onValue={(value) => edit({ name: value })}
          maxLength={NAME_MAX}
          disabled={disabled}
          problem={nameFits ? undefined : i18n.t('popup.connect.nameProblem')}
        />
        <LongField
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
        {target.notes.map((note) => (
          <small key={note.key}>{words(note)}</small>
        ))}
      </form>
      {!rotateFirst && rotate}
      <footer className="action-bar stack tight">
        {push.failure && <FailureAlert failure={push.failure} />}
        {pushState}
        <WhyAnyway preflight={judged} />
        <div className="row apart">
          <Destination target={target} scope={scope} name={name} />
          <button
            type="submit"
            form={formId}
            className={rotateFirst ? '' : 'primary'}
            disabled={blocked || !nameFits}
            aria-describedby="why-anyway destination"
          >
            {i18n.t(
              judged && judged.verdict !== 'pass' ? 'popup.connect.createAnyway' : 'popup.connect.create',
            )}
          </button>
        </div>
      </footer>
    </>
  );
}

/** Why the button reads `Create anyway`. */
function WhyAnyway({ preflight }: { preflight: Preflight | undefined }) {
  if (!preflight || preflight.verdict === 'pass') return null;
  const [gravest] = reasons(preflight.checks);
  return (
    <small id="why-anyway">
      {words(gravest?.finding ?? preflight.summary)}
      {wouldBeAccepted(preflight) && ` ${i18n.t('popup.connect.anywayHint')}`}
    </small>
  );
}

/** Infisical asks for nothing but the list of organizations (humanitec-api.md, section 6): is it known to answer? */
function wouldBeAccepted({ failure, checks }: Preflight): boolean {
  return !failure && checks.some(({ id, verdict }) => id === 'organization' && verdict !== 'unknown');
}

/** The level chosen in the form; without a choice, the profile's own. */
function scopeOf({ projects, profile }: Target, projectId: string | undefined): Scope {
  if (projectId === undefined) return profile.scope;
  const project = projects.find(({ id }) => id === projectId);
  return project ? { level: 'project', ...project } : { level: 'organization' };
}
