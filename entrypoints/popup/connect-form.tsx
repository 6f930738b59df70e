import { type FormEvent, useRef } from 'react';
import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import { FailureAlert } from '@/components/failure-alert';
import { Field, LongField } from '@/components/field';
import { scopeOptions } from '@/components/scope-options';
import { useAction } from '@/components/use-action';
import { keyOf, words } from '@/components/words';
import type { Capture } from '@/utils/capture/types';
import { isSuspicious, provenanceSentence } from '@/utils/destination/provenance';
import type { ReadyDestination } from '@/utils/destination/types';
import { DESCRIPTION_MAX, isConnectionName, NAME_MAX } from '@/utils/infisical/names';
import type { Connection, Project, Scope } from '@/utils/infisical/types';
import { selectedApps } from '@/utils/preflight/selection';
import type { Preflight } from '@/utils/preflight/types';
import { reasons } from '@/utils/preflight/verdict';
import { isPending } from '@/utils/push/state';
import type { Push, PushIn } from '@/utils/push/types';
import { Confirmation } from './confirmation';
import { NewDestination } from './destination';
import { PushState } from './push-state';
import { RotateForm } from './rotate-form';
import { SendButton } from './sending/send-button';
import { useDraft } from './use-draft';

interface ConnectFormProps {
  capture: Capture;
  destination: ReadyDestination;
  preflight: Preflight | undefined;
  /** What became of the last push of this capture, as far as it is about this Infisical. */
  push: Push | undefined;
}

/** Create a connection, or replace the token of one that is there. The button stays in sight however long the page. */
export function ConnectForm({ capture, destination, preflight, push }: ConnectFormProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [draft, edit] = useDraft(capture.id, destination.profile.id);
  const start = useAction('push.start');
  if (!draft) return null;

  const name = draft.name ?? destination.suggestedName;
  const description = draft.description ?? destination.suggestedDescription;
  const scope = scopeOf(destination, draft.projectId);
  const nameFits = isConnectionName(name);
  // While a recheck runs, the result before it still says what the button would do.
  const judged = preflight?.state === 'done' || preflight?.checks.length ? preflight : undefined;
  const { provenance } = destination;
  // The one thing that button, reason and request go by: nothing is sent "anyway" that does not say so.
  const anyway = judged !== undefined && (judged.verdict !== 'pass' || isSuspicious(provenance));
  const disabled = push?.state === 'running';
  // Until it is known what became of the last one, the next could be the same twice.
  const open = push !== undefined && isPending(push);
  const isBusy = open || start.busy;
  const blocked = isBusy
    ? i18n.t('popup.send.busy')
    : preflight?.state !== 'done'
      ? i18n.t('popup.send.checking')
      : undefined;
  const chosen = chosenConnection(destination, draft.connectionId);
  const rotateFirst = destination.known !== undefined;
  const shown = {
    captureId: capture.id,
    profileId: destination.profile.id,
    siteUrl: destination.profile.siteUrl,
    organizationId: destination.account.organization?.id ?? null,
    ...(provenance ? { provenance } : {}),
  };
  const token = aboutToken(capture, judged);
  const create = (): void =>
    void start.run({ ...shown, kind: 'create', name, description, scope, despiteWarnings: anyway });
  // Enter in a field leads to the button: what sends a token is pressed itself.
  const goToButton = (event: FormEvent): void => {
    event.preventDefault();
    button.current?.focus();
  };
  const rotate = chosen && (
    <RotateForm
      destination={destination}
      chosen={chosen}
      onChoose={(connectionId) => edit({ connectionId })}
      about={[shown, token]}
      disabled={isBusy}
      blocked={blocked}
      onUpdate={() =>
        void start.run({ ...shown, kind: 'rotate', connectionId: chosen.id, despiteWarnings: false })
      }
    />
  );

  return (
    <>
      {rotateFirst && rotate}
      <form className="stack" onSubmit={goToButton}>
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
        {(destination.projects.length > 0 || scope.level === 'project') && (
          <Select
            label={i18n.t('popup.connect.scope')}
            hint={i18n.t('popup.connect.scopeHint')}
            value={scope.level === 'project' ? scope.id : ''}
            disabled={disabled}
            {...scopeOptions(projectChoices(destination, scope))}
            onValue={(projectId) => edit({ projectId })}
          />
        )}
        {destination.notes.map((note) => (
          <small key={keyOf(note)}>{words(note)}</small>
        ))}
      </form>
      {!rotateFirst && rotate}
      <footer className="action-bar stack tight">
        {start.failure && <FailureAlert failure={start.failure} />}
        {push && <PushState push={push} />}
        {push && chosen && isToConfirm(push, chosen) && (
          <Confirmation push={push} connection={chosen} about={[shown, token]} />
        )}
        {anyway && <WhyAnyway preflight={judged} />}
        {provenance && judged && (
          <small id="provenance" className={isSuspicious(provenance) ? 'problem' : ''}>
            {words(provenanceSentence(provenance))}
          </small>
        )}
        <div className="row apart">
          <NewDestination id="destination" destination={destination} scope={scope} name={name} />
          <SendButton
            ref={button}
            label={i18n.t(anyway ? 'popup.connect.createAnyway' : 'popup.connect.create')}
            about={[shown, token, destination.account, name, description, scope]}
            describedBy="why-anyway provenance destination"
            isPrimary={destination.known?.by !== 'service-user'}
            blocked={nameFits ? blocked : i18n.t('popup.connect.nameProblem')}
            onSend={create}
          />
        </div>
      </footer>
    </>
  );
}

/** What the user is told about the token itself: pressing is about this as well. */
function aboutToken({ id }: Capture, preflight: Preflight | undefined): unknown {
  if (!preflight) return [id];
  const { serviceUser, organizations, verdict, checks, summary } = preflight;
  const found = reasons(checks).map(({ id: check, verdict: one, finding }) => [check, one, finding]);
  return [
    id,
    serviceUser,
    organizations.map((one) => [one.id, one.name]),
    verdict,
    found,
    summary,
    selectedApps(preflight),
  ];
}

/** Why the button reads `Create anyway`, as far as the checks are the reason. */
function WhyAnyway({ preflight }: { preflight: Preflight }) {
  const [gravest] = reasons(preflight.checks);
  if (preflight.verdict === 'pass') return null;
  return (
    <small id="why-anyway">
      {words(gravest?.finding ?? preflight.summary)}
      {preflight.listsOrganizations && !preflight.failure && ` ${i18n.t('popup.connect.anywayHint')}`}
    </small>
  );
}

/** A question is only asked about the connection that is chosen now: `Update anyway` goes where the page says. */
function isToConfirm(push: Push, { id }: Connection): push is PushIn<'needs-confirmation'> {
  const { state, request } = push;
  return state === 'needs-confirmation' && request.kind === 'rotate' && request.connectionId === id;
}

/** The connection chosen in the form; without a choice the one pushed before, else the first. */
function chosenConnection(
  { connections, known }: ReadyDestination,
  chosenId: string | undefined,
): Connection | undefined {
  const listed = (wanted: string | undefined) => connections.find(({ id }) => id === wanted);
  return listed(chosenId) ?? listed(known?.connectionId) ?? connections[0];
}

/**
 * The level chosen in the form; without a choice, the profile's own. A project that is not listed stays what it is: a
 * token meant for one project must not become one for all.
 */
function scopeOf({ projects, profile }: ReadyDestination, projectId: string | undefined): Scope {
  if (projectId === undefined) return profile.scope;
  if (projectId === '') return { level: 'organization' };
  if (profile.scope.level === 'project' && profile.scope.id === projectId) return profile.scope;
  const project = projects.find(({ id }) => id === projectId);
  return { level: 'project', id: projectId, name: project?.name ?? projectId };
}

function projectChoices({ projects, profile }: ReadyDestination, scope: Scope): Project[] {
  const named = [profile.scope, scope].filter((one) => one.level === 'project');
  return [...new Map([...named, ...projects].map(({ id, name }) => [id, { id, name }])).values()];
}
