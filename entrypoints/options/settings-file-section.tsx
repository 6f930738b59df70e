import { type ChangeEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { UndoNotice } from '@/components/undo-notice';
import { useAction } from '@/components/use-action';
import { useStored } from '@/components/use-stored';
import { type Failure, failureOf } from '@/utils/failure';
import { profilesItem } from '@/utils/infisical/storage';
import type { Profile } from '@/utils/infisical/types';
import { type Preferences, preferencesItem } from '@/utils/preferences';
import { settingsFileName, settingsJson, settingsOf } from '@/utils/settings-file/export';
import type { ImportUndo } from '@/utils/settings-file/messages';
import { type ReadSettings, readSettingsFile } from '@/utils/settings-file/read';
import { download } from './download';
import { ImportPreview } from './import-preview';
import { focusSection, Section } from './section';

/** Profiles and preferences as a file, without secrets: written, and read again once the user has seen what it changes. */
export function SettingsFileSection() {
  const profiles = useStored(profilesItem);
  const preferences = useStored(preferencesItem);
  return (
    <Section id="settingsFile">
      <div className="card stack">
        <p className="quiet-text">{i18n.t('options.settingsFile.intro')}</p>
        {profiles && preferences && <SettingsFile profiles={profiles} preferences={preferences} />}
      </div>
    </Section>
  );
}

interface SettingsFileProps {
  profiles: readonly Profile[];
  preferences: Preferences;
}

/** What has become of the file that was chosen last. */
type Chosen =
  | { state: 'read'; name: string; read: ReadSettings }
  | { state: 'refused'; failure: Failure }
  /** Held here alone, for as long as this page is open. */
  | { state: 'imported'; undo: ImportUndo };

function SettingsFile({ profiles, preferences }: SettingsFileProps) {
  const [chosen, setChosen] = useState<Chosen>();
  const apply = useAction('settings.import');
  const takeBack = useAction('settings.undo');
  const close = (): void => {
    setChosen(undefined);
    focusSection('settingsFile');
  };
  const onExport = (): void =>
    download(settingsFileName(new Date()), settingsJson(settingsOf(profiles, preferences)));
  const onFile = async (file: File): Promise<void> => {
    try {
      setChosen({ state: 'read', name: file.name, read: await readSettingsFile(file) });
    } catch (error) {
      setChosen({ state: 'refused', failure: failureOf(error) });
    }
  };
  const onApply = async ({ settings }: ReadSettings): Promise<void> => {
    const undo = await apply.run(settings);
    if (undo) setChosen({ state: 'imported', undo });
  };
  const onUndo = async (undo: ImportUndo): Promise<void> => {
    if ((await takeBack.run(undo)) !== undefined) close();
  };
  const failure = chosen?.state === 'refused' ? chosen.failure : (apply.failure ?? takeBack.failure);
  return (
    <>
      <div className="row">
        <button type="button" onClick={onExport}>
          {i18n.t('options.settingsFile.export')}
        </button>
        <FileButton onFile={(file) => void onFile(file)}>{i18n.t('options.settingsFile.import')}</FileButton>
      </div>
      {chosen?.state === 'read' && (
        <ImportPreview
          {...chosen}
          profiles={profiles}
          preferences={preferences}
          busy={apply.busy}
          onApply={() => void onApply(chosen.read)}
          onClose={close}
        />
      )}
      {chosen?.state === 'imported' && (
        <UndoNotice
          text={i18n.t('options.settingsFile.done')}
          busy={takeBack.busy}
          onUndo={() => void onUndo(chosen.undo)}
        />
      )}
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}

/** A button for a file: the browser's own field cannot be put into words. */
function FileButton({ children, onFile }: { children: string; onFile: (file: File) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    if (file) onFile(file);
    // So that the same file can be chosen again.
    currentTarget.value = '';
  };
  return (
    <>
      <button type="button" onClick={() => field.current?.click()}>
        {children}
      </button>
      <input type="file" accept=".json,application/json" hidden ref={field} onChange={onChange} />
    </>
  );
}
