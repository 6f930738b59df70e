import { type FormEvent, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Checkbox, RadioGroup } from '@/components/choice';
import { FailureAlert } from '@/components/failure-alert';
import { Field } from '@/components/field';
import { useAction } from '@/components/use-action';
import { words } from '@/components/words';
import { type Failure, fail, failureOf } from '@/utils/failure';
import { CLOUD_IDS, CLOUDS } from '@/utils/infisical/clouds';
import type { TestReport } from '@/utils/infisical/messages';
import { hostPattern } from '@/utils/infisical/site-url';
import type { Credentials, Profile } from '@/utils/infisical/types';
import { type Form, read, remembers, siteNote, withoutSecrets } from './form';
import { ScopeField } from './scope-field';
import { SignInFields } from './sign-in-fields';
import { TestResult } from './test-result';

interface ProfileFormProps {
  initial: Form;
  /** Whether the profile exists, so that it can be removed and signed out. */
  saved: boolean;
  onSaved: (id: string) => void;
  onRemoved: () => void;
}

/** One profile: which Infisical, how to sign in, and where connections go by default. */
export function ProfileForm({ initial, saved, onSaved, onRemoved }: ProfileFormProps) {
  const [form, setForm] = useState(initial);
  const [report, setReport] = useState<TestReport>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<Failure>();
  const [last, setLast] = useState<'test' | 'save'>('test');
  const test = useAction('profile.test');
  const save = useAction('profile.save');
  const edit = (change: Partial<Form>): void => {
    setForm((now) => ({ ...now, ...change }));
    setSaid('');
    setReport(undefined);
  };

  const forgets = saved && remembers(initial) && !remembers(form);

  /** Reads the form and has the browser ask for the host, which it only does right after a click. */
  const prepare = async (): Promise<{ profile: Profile; credentials: Credentials } | undefined> => {
    setProblem(undefined);
    setSaid('');
    setReport(undefined);
    try {
      const asked = read(form);
      const granted = await browser.permissions.request({ origins: [hostPattern(asked.profile.siteUrl)] });
      if (granted) return asked;
      throw fail('infisicalPermissionMissing', [asked.profile.siteUrl]);
    } catch (error) {
      setProblem(failureOf(error));
      return undefined;
    }
  };

  const onTest = async (): Promise<void> => {
    setLast('test');
    const asked = await prepare();
    if (asked) setReport(await test.run(asked));
  };

  const onSave = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setLast('save');
    const asked = await prepare();
    if (!asked || (await save.run(asked)) === undefined) return;
    setForm(withoutSecrets(form));
    const leftover = forgets ? [i18n.t('options.signIn.leftover')] : [];
    setSaid([i18n.t('options.profile.saved'), ...leftover].join(' '));
    onSaved(form.id);
  };

  const note = siteNote(form);
  const failure = problem ?? (last === 'test' ? test : save).failure;
  const busy = test.busy || save.busy;
  // `noValidate`: the browser's own checks would block `Save` without a word that is read out.
  return (
    <form className="stack card" noValidate onSubmit={onSave}>
      <RadioGroup
        legend={i18n.t('options.profile.instance')}
        value={form.instance}
        options={[
          ...CLOUD_IDS.map((id) => ({ value: id, text: CLOUDS[id].name, hint: CLOUDS[id].origin })),
          { value: 'self-hosted', text: i18n.t('options.profile.selfHosted') },
        ]}
        onValue={(instance) => edit({ instance, scope: { level: 'organization' } })}
      />
      {form.instance === 'self-hosted' && (
        <Field
          inputMode="url"
          label={i18n.t('options.profile.siteUrl')}
          hint={note ? words(note) : i18n.t('options.profile.siteUrlHint')}
          value={form.siteUrl}
          onValue={(siteUrl) => edit({ siteUrl })}
        />
      )}
      {form.instance === 'self-hosted' && (
        <Checkbox
          label={i18n.t('options.profile.sendCookies')}
          hint={i18n.t('options.profile.sendCookiesHint')}
          checked={form.sendCookies}
          onValue={(sendCookies) => edit({ sendCookies })}
        />
      )}
      <SignInFields form={form} saved={saved} forgets={forgets} onEdit={edit} />
      <ScopeField form={form} projects={report?.projects} onScope={(scope) => setForm({ ...form, scope })} />
      <Field
        label={i18n.t('options.profile.label')}
        hint={i18n.t('options.profile.labelHint')}
        maxLength={40}
        value={form.label}
        onValue={(label) => edit({ label })}
      />
      {failure && <FailureAlert failure={failure} />}
      {report && <TestResult report={report} />}
      <div className="row">
        <button type="button" disabled={busy} onClick={onTest}>
          {i18n.t('options.profile.test')}
        </button>
        <button type="submit" className="primary" disabled={busy}>
          {i18n.t('options.profile.save')}
        </button>
        {saved && <SavedActions id={form.id} method={form.method} onRemoved={onRemoved} />}
        <span role="status" className="inline-status">
          {test.busy ? i18n.t('options.profile.testing') : said}
        </span>
      </div>
    </form>
  );
}

interface SavedActionsProps {
  id: string;
  method: Form['method'];
  onRemoved: () => void;
}

function SavedActions({ id, method, onRemoved }: SavedActionsProps) {
  const remove = useAction('profile.remove');
  const signOut = useAction('profile.sign-out');
  const [signedOut, setSignedOut] = useState(false);
  return (
    <>
      {method !== 'browser-session' && (
        <button
          type="button"
          disabled={signOut.busy}
          onClick={async () => setSignedOut((await signOut.run({ profileId: id })) !== undefined)}
        >
          {i18n.t('options.profile.signOut')}
        </button>
      )}
      <button
        type="button"
        disabled={remove.busy}
        onClick={async () => (await remove.run({ profileId: id })) !== undefined && onRemoved()}
      >
        {i18n.t('options.profile.remove')}
      </button>
      {signedOut && <span role="status">{i18n.t('options.profile.signedOut')}</span>}
    </>
  );
}
