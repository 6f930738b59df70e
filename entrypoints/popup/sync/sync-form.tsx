import type { FormEvent } from 'react';
import { i18n } from '#i18n';
import { Checkbox, Select } from '@/components/choice';
import { FailureAlert } from '@/components/failure-alert';
import { Field } from '@/components/field';
import { Skeleton } from '@/components/skeleton';
import { useAction } from '@/components/use-action';
import { wordsWith } from '@/components/words';
import type { ConnectionKey } from '@/utils/connections/types';
import { connectionName, isConnectionName, NAME_MAX } from '@/utils/infisical/names';
import type { SyncDestination } from '@/utils/infisical/types';
import type { AppAccess } from '@/utils/preflight/types';
import { nameAndId } from '@/utils/preflight/words';
import { isKeySchema, SUGGESTED_SCHEMA } from '@/utils/syncs/dry-run/key-schema';
import { syncDraftItem } from '@/utils/syncs/storage';
import type { SetupIn, SyncDraft, SyncRequest } from '@/utils/syncs/types';
import { Disclosure } from '../disclosure';
import { useKept } from '../use-kept';
import { useListed } from './use-sources';

interface SyncFormProps {
  setup: SetupIn<'choosing'>;
  captureId: string;
  /** Those that can be written. */
  apps: readonly AppAccess[];
}

type Edits = Omit<SyncDraft, keyof ConnectionKey>;

/** What is to be synced, and where to. Whatever is dangerous is off, and says what it does beside its switch. */
export function SyncForm({ setup, captureId, apps }: SyncFormProps) {
  const { profile, connection } = setup.target;
  const about = { siteUrl: profile.siteUrl, connectionId: connection.id };
  const [edits, edit] = useKept<ConnectionKey, Edits>(syncDraftItem, about, editsOf(setup.request));
  if (!edits) return <Skeleton lines={4} />;
  return <Fields edits={edits} edit={edit} captureId={captureId} apps={apps} />;
}

interface FieldsProps extends Omit<SyncFormProps, 'setup'> {
  edits: Edits;
  edit: (change: Edits) => void;
}

function Fields({ edits, edit, captureId, apps }: FieldsProps) {
  const look = useAction('sync.look');

  const projects = useListed('sync.projects', {});
  const projectId = oneOf(
    projects.list?.map(({ id }) => id),
    edits.projectId,
  );
  const environments = useListed('sync.environments', projectId === undefined ? undefined : { projectId });
  const environment = oneOf(
    environments.list?.map(({ slug }) => slug),
    edits.environment,
  );
  const folders = useListed(
    'sync.folders',
    projectId === undefined || environment === undefined ? undefined : { projectId, environment },
  );
  const secretPath = oneOf(folders.list, edits.secretPath);
  const app = apps.find((one) => keyOf(one) === edits.app) ?? apps[0];
  const env = app?.environments.find(({ id }) => id === edits.env);

  const name = edits.name ?? connectionName(['humanitec', app?.app ?? '', env?.id ?? ''], NONE_TAKEN);
  const keySchema = edits.keySchema?.trim() ?? '';
  const nameFits = isConnectionName(name);
  const schemaFits = keySchema === '' || isKeySchema(keySchema);
  const request: SyncRequest | undefined =
    projectId !== undefined && environment !== undefined && secretPath !== undefined && app
      ? {
          captureId,
          name,
          isAutomatic: edits.isAutomatic ?? false,
          plan: {
            projectId,
            environment,
            secretPath,
            destination: destinationOf(app, env?.id),
            options: {
              disableSecretDeletion: !edits.deletes,
              ...(keySchema === '' ? {} : { keySchema }),
            },
          },
        }
      : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (request && nameFits && schemaFits) void look.run(request);
  };
  const failure = projects.failure ?? environments.failure ?? folders.failure ?? look.failure;
  return (
    <form className="stack tight" onSubmit={submit}>
      {failure && <FailureAlert failure={failure} />}
      <div className="pair">
        <Select
          label={i18n.t('popup.sync.project')}
          value={projectId ?? ''}
          options={(projects.list ?? []).map((one) => ({ value: one.id, text: one.name }))}
          onValue={(value) => edit({ projectId: value })}
        />
        <Select
          label={i18n.t('popup.sync.environment')}
          value={environment ?? ''}
          options={(environments.list ?? []).map((one) => ({
            value: one.slug,
            text: nameAndId({ id: one.slug, name: one.name }),
          }))}
          onValue={(value) => edit({ environment: value })}
        />
      </div>
      <Select
        label={i18n.t('popup.sync.folder')}
        value={secretPath ?? ''}
        options={(folders.list ?? []).map((path) => ({ value: path, text: path }))}
        onValue={(value) => edit({ secretPath: value })}
      />
      <div className="pair">
        <Select
          label={i18n.t('popup.sync.app')}
          value={app ? keyOf(app) : ''}
          options={apps.map((one) => ({
            value: keyOf(one),
            text: nameAndId({ id: one.app, name: one.name }),
          }))}
          onValue={(value) => edit({ app: value, env: '' })}
        />
        <Select
          label={i18n.t('popup.sync.level')}
          value={env?.id ?? ''}
          options={[{ value: '', text: i18n.t('popup.sync.wholeApp') }]}
          group={{
            label: i18n.t('popup.sync.oneEnvironment'),
            options: (app?.environments ?? []).map((one) => ({ value: one.id, text: nameAndId(one) })),
          }}
          onValue={(value) => edit({ env: value })}
        />
      </div>
      <Disclosure
        name="sync-options"
        summary={i18n.t('popup.sync.options')}
        isNeeded={!nameFits || !schemaFits || isUnusual(edits)}
      >
        <div className="stack tight">
          <Field
            label={i18n.t('popup.sync.name')}
            value={name}
            maxLength={NAME_MAX}
            onValue={(value) => edit({ name: value })}
            problem={nameFits ? undefined : i18n.t('popup.connect.nameProblem')}
          />
          <Field
            label={i18n.t('popup.sync.schema')}
            value={edits.keySchema ?? ''}
            onValue={(value) => edit({ keySchema: value })}
            hint={wordsWith('popup.sync.schemaHint', SUGGESTED_SCHEMA)}
            problem={schemaFits ? undefined : wordsWith('popup.sync.schemaProblem', SUGGESTED_SCHEMA)}
          />
          <Checkbox
            label={i18n.t('popup.sync.deletes')}
            hint={i18n.t('popup.sync.deletesHint')}
            checked={edits.deletes ?? false}
            onValue={(deletes) => edit({ deletes })}
          />
          <Checkbox
            label={i18n.t('popup.sync.automatic')}
            hint={i18n.t('popup.sync.automaticHint')}
            checked={edits.isAutomatic ?? false}
            onValue={(isAutomatic) => edit({ isAutomatic })}
          />
        </div>
      </Disclosure>
      <div>
        <button type="submit" className="primary" disabled={!request || look.busy}>
          {i18n.t('popup.sync.look')}
        </button>
      </div>
    </form>
  );
}

/** Whether a name is taken shows when it is looked at. */
const NONE_TAKEN: ReadonlySet<string> = new Set();

const keyOf = ({ org, app }: AppAccess): string => `${org}/${app}`;

/** What was chosen, as long as it can be; else the first. */
function oneOf(list: readonly string[] | undefined, chosen: string | undefined): string | undefined {
  return list?.find((one) => one === chosen) ?? list?.[0];
}

function destinationOf({ org, app }: AppAccess, env: string | undefined): SyncDestination {
  return env === undefined ? { scope: 'application', org, app } : { scope: 'environment', org, app, env };
}

/** What was looked at before, to be changed. */
function editsOf(request: SyncRequest | undefined): Edits {
  if (!request) return {};
  const { plan, name, isAutomatic } = request;
  const { destination, options, projectId, environment, secretPath } = plan;
  return {
    projectId,
    environment,
    secretPath,
    app: `${destination.org}/${destination.app}`,
    ...(destination.scope === 'environment' ? { env: destination.env } : {}),
    name,
    deletes: !options.disableSecretDeletion,
    isAutomatic,
    keySchema: options.keySchema ?? '',
  };
}

function isUnusual({ deletes = false, isAutomatic = false, keySchema = '' }: Edits): boolean {
  return deletes || isAutomatic || keySchema !== '';
}
