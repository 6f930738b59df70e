import { type ReactNode, useRef } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { keyOf, words } from '@/components/words';
import type { Capture } from '@/utils/capture/types';
import { isSuspicious, provenanceSentence } from '@/utils/destination/provenance';
import type { ReadyDestination } from '@/utils/destination/types';
import { isConnectionName } from '@/utils/infisical/names';
import type { Connection, Scope } from '@/utils/infisical/types';
import type { Policy } from '@/utils/policy/types';
import { selectedApps } from '@/utils/preflight/selection';
import type { Preflight } from '@/utils/preflight/types';
import { reasons } from '@/utils/preflight/verdict';
import { isPending } from '@/utils/push/state';
import type { Push, PushIn, PushRequest } from '@/utils/push/types';
import { Confirmation } from './confirmation';
import { ExistingDestination, NewDestination } from './destination';
import { ExistingConnection } from './existing-connection';
import { How } from './how';
import { NewConnection, wantedOf } from './new-connection';
import { PushButton } from './push-button';
import { PushState } from './push-state';
import { useDraft } from './use-draft';

interface ConnectFormProps {
  capture: Capture;
  destination: ReadyDestination;
  preflight: Preflight | undefined;
  /** What became of the last push of this capture, as far as it is about this Infisical. */
  push: Push | undefined;
  policy: Policy;
}

/** Ids of what says where the token goes, and what speaks against it. */
const DESCRIBED_BY = 'why-anyway provenance destination';

/** Create a connection, or update the token of one that is there: one place where it goes, and one button. */
export function ConnectForm({ capture, destination, preflight, push, policy }: ConnectFormProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [draft, edit] = useDraft(capture.id, destination.profile.id);
  const start = useAction('push.start');
  if (!draft) return null;

  const chosen = chosenConnection(destination, draft.connectionId);
  const kind = chosen ? (draft.kind ?? push?.request.kind ?? usualKind(destination)) : 'create';
  const updated = kind === 'rotate' ? chosen : undefined;
  const wanted = wantedOf(destination, draft);
  // While a recheck runs, the result before it still says what the button would do.
  const judged = preflight?.state === 'done' || preflight?.checks.length ? preflight : undefined;
  const { provenance } = destination;
  // The one thing that button, reason and request go by: nothing is sent "anyway" that does not say so.
  const isDoubtful = judged !== undefined && (judged.verdict !== 'pass' || isSuspicious(provenance));
  const isForbidden = isDoubtful && !policy.allowCreateAnyway;
  const anyway = isDoubtful && !isForbidden;
  // Until it is known what became of the last one, the next could be the same twice.
  const isBusy = (push !== undefined && isPending(push)) || start.busy;
  const blocked = isBusy
    ? i18n.t('popup.send.busy')
    : preflight?.state !== 'done'
      ? i18n.t('popup.send.checking')
      : isForbidden
        ? i18n.t('popup.connect.anywayForbidden')
        : policy.requireProjectLevel && !isInProject(updated, wanted.scope)
          ? i18n.t('popup.connect.projectNeeded')
          : undefined;
  const shown = {
    captureId: capture.id,
    profileId: destination.profile.id,
    siteUrl: destination.profile.siteUrl,
    organizationId: destination.account.organization?.id ?? null,
    ...(provenance ? { provenance } : {}),
  };
  const about = [shown, aboutToken(capture, judged)];
  const send = (request: PushRequest): void => void start.run(request);

  return (
    <>
      {chosen && (
        <How kind={kind} connections={destination.connections} onKind={(one) => edit({ kind: one })} />
      )}
      {updated ? (
        <ExistingConnection
          destination={destination}
          chosen={updated}
          onChoose={(connectionId) => edit({ connectionId })}
          disabled={isBusy}
        />
      ) : (
        <NewConnection
          destination={destination}
          wanted={wanted}
          needsProject={policy.requireProjectLevel}
          onEdit={edit}
          onEnter={() => button.current?.focus()}
          disabled={push?.state === 'running'}
          isRefused={push?.state === 'failed'}
        />
      )}
      {destination.notes.map((note) => (
        <small key={keyOf(note)}>{words(note)}</small>
      ))}
      <footer className="stack tight">
        {start.failure && <FailureAlert failure={start.failure} />}
        {push && <PushState push={push} />}
        {push && updated && isToConfirm(push, updated) && (
          <Confirmation push={push} connection={updated} about={about} mayGoOn={policy.allowCreateAnyway} />
        )}
        {(anyway || isForbidden) && judged && <WhyAnyway preflight={judged} isForbidden={isForbidden} />}
        {provenance && judged && (
          <small id="provenance" className={isSuspicious(provenance) ? 'problem' : ''}>
            {words(provenanceSentence(provenance))}
          </small>
        )}
        {updated ? (
          <Ending
            place={<ExistingDestination id="destination" destination={destination} connection={updated} />}
          >
            <PushButton
              key="update"
              describedBy={DESCRIBED_BY}
              label={i18n.t('popup.rotate.update')}
              about={[about, destination.account, updated]}
              blocked={blocked}
              request={{ ...shown, kind: 'rotate', connectionId: updated.id, despiteWarnings: false }}
              onSend={send}
            />
          </Ending>
        ) : (
          <Ending place={<NewDestination id="destination" destination={destination} {...wanted} />}>
            <PushButton
              key="create"
              ref={button}
              describedBy={DESCRIBED_BY}
              label={i18n.t(anyway ? 'popup.connect.createAnyway' : 'popup.connect.create')}
              about={[about, destination.account, wanted]}
              blocked={isConnectionName(wanted.name) ? blocked : i18n.t('popup.connect.nameProblem')}
              request={{ ...shown, ...wanted, kind: 'create', despiteWarnings: anyway }}
              onSend={send}
            />
          </Ending>
        )}
      </footer>
    </>
  );
}

/** Where it goes, and beside it the button that sends it there. */
function Ending({ place, children }: { place: ReactNode; children: ReactNode }) {
  return (
    <div className="row ending">
      {place}
      {children}
    </div>
  );
}

/** A service user that was connected before gets its connection updated; a second one would be left with the old token. */
function usualKind({ known }: ReadyDestination): PushRequest['kind'] {
  return known?.by === 'service-user' ? 'rotate' : 'create';
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

/** Why the button reads `Create anyway`, as far as the checks are the reason, or why it sends nothing. */
function WhyAnyway({ preflight, isForbidden }: { preflight: Preflight; isForbidden: boolean }) {
  const [gravest] = reasons(preflight.checks);
  const hasPassed = preflight.verdict === 'pass';
  if (hasPassed && !isForbidden) return null;
  return (
    <small id="why-anyway">
      {!hasPassed && words(gravest?.finding ?? preflight.summary)}
      {isForbidden && ` ${i18n.t('popup.connect.anywayForbidden')}`}
      {!isForbidden &&
        preflight.listsOrganizations &&
        !preflight.failure &&
        ` ${i18n.t('popup.connect.anywayHint')}`}
    </small>
  );
}

/** Whether what would get the token belongs to a project. */
function isInProject(updated: Connection | undefined, scope: Scope): boolean {
  return updated ? updated.projectId !== null : scope.level === 'project';
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
