import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { i18n } from '#i18n';
import { AskOnce } from '@/components/ask-once';
import { Checkbox } from '@/components/choice';
import { FailureAlert } from '@/components/failure-alert';
import { Field } from '@/components/field';
import { InstanceChoice } from '@/components/instance-choice';
import { profileName } from '@/components/profile-name';
import { useAction } from '@/components/use-action';
import { words, wordsWith } from '@/components/words';
import { type Failure, failureOf } from '@/utils/failure';
import { askForHost } from '@/utils/infisical/ask-host';
import type { TestReport } from '@/utils/infisical/messages';
import { type Credentials, LABEL_MAX, type Profile } from '@/utils/infisical/types';
import type { Policy } from '@/utils/policy/types';
import { type Form, formOf, read, remembers, siteNote } from './form';
import { ScopeField } from './scope-field';
import { SignInFields } from './sign-in-fields';
import { TestResult } from './test-result';
import { useUnsaved } from './use-unsaved';

interface ProfileFormProps {
  initial: Form;
  /** The profile as it is stored, where it is: it can be removed and signed out. */
  saved: Profile | undefined;
  policy: Policy;
  /** Told whether there is something in the form that is not saved. */
  onDirty: (isDirty: boolean) => void;
  onRemoved: (profile: Profile) => void;
}

/** One profile: which Infisical, how to sign in, and where connections go by default. */
export function ProfileForm({ initial, saved, policy, onDirty, onRemoved }: ProfileFormProps) {
  const [form, setForm] = useState(initial);
  const [kept, setKept] = useState(initial);
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

  const isDirty = !isSame(form, kept);
  useEffect(() => {
    onDirty(isDirty);
  }, [isDirty, onDirty]);
  useUnsaved(isDirty);

  const stored = saved && JSON.stringify(saved);
  const follow = useEffectEvent(() => {
    if (!saved) return;
    const next = formOf(saved);
    setForm((now) => (isSame(now, kept) ? next : now));
    setKept(next);
  });
  useEffect(() => {
    // What changes elsewhere, as by an import, is not to be saved over with what stood here before.
    if (stored !== undefined) follow();
  }, [stored]);

  const forgets = saved !== undefined && remembers(initial) && !remembers(form);

  /** Reads the form and has the browser ask for the host, which it only does right after a click. */
  const prepare = async (): Promise<{ profile: Profile; credentials: Credentials } | undefined> => {
    setProblem(undefined);
    setSaid('');
    setReport(undefined);
    try {
      const asked = read(form);
      await askForHost(asked.profile, policy);
      return asked;
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
    // What is shown is what is kept: of the address, only the origin is.
    const stored = formOf(asked.profile);
    setForm(stored);
    setKept(stored);
    const leftover = forgets ? [i18n.t('options.signIn.leftover')] : [];
    setSaid([i18n.t('options.profile.saved'), ...leftover].join(' '));
  };

  const note = siteNote(form);
  const failure = problem ?? (last === 'test' ? test : save).failure;
  const busy = test.busy || save.busy;
  // `noValidate`: the browser's own checks would block `Save` without a word that is read out.
  return (
    <form className="stack profile-form" noValidate onSubmit={onSave}>
      <InstanceChoice
        value={form.instance}
        policy={policy}
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
      <SignInFields form={form} saved={saved !== undefined} policy={policy} forgets={forgets} onEdit={edit} />
      <ScopeField
        form={form}
        policy={policy}
        projects={report?.projects}
        onScope={(scope) => setForm({ ...form, scope })}
      />
      <Field
        label={i18n.t('options.profile.label')}
        hint={i18n.t('options.profile.labelHint')}
        maxLength={LABEL_MAX}
        value={form.label}
        onValue={(label) => edit({ label })}
      />
      <div className="row">
        <button type="button" disabled={busy} onClick={onTest}>
          {i18n.t('options.profile.test')}
        </button>
        <button type="submit" className="primary" disabled={busy}>
          {i18n.t('options.profile.save')}
        </button>
        <span role="status" className="inline-status">
          {test.busy ? i18n.t('options.profile.testing') : said}
        </span>
      </div>
      {failure && <FailureAlert failure={failure} />}
      {report && <TestResult report={report} />}
      {saved && <SavedActions profile={saved} onRemoved={onRemoved} />}
    </form>
  );
}

function isSame(one: Form, other: Form): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

interface SavedActionsProps {
  profile: Profile;
  onRemoved: (profile: Profile) => void;
}

/** What can be done with a profile that is stored, whatever the form holds. */
function SavedActions({ profile, onRemoved }: SavedActionsProps) {
  const remove = useAction('profile.remove');
  const signOut = useAction('profile.sign-out');
  const [signedOut, setSignedOut] = useState(false);
  const hasSecret = profile.signIn.method !== 'browser-session';
  const failure = remove.failure ?? signOut.failure;
  return (
    <div className="stack profile-end">
      <div className="row">
        {hasSecret && (
          <button
            type="button"
            disabled={signOut.busy}
            onClick={async () => setSignedOut((await signOut.run({ profileId: profile.id })) !== undefined)}
          >
            {i18n.t('options.profile.signOut')}
          </button>
        )}
        <AskOnce
          question={wordsWith(
            hasSecret ? 'options.profile.removeWithSecret' : 'options.profile.removeAsk',
            profileName(profile),
          )}
          disabled={remove.busy}
          onYes={async () =>
            (await remove.run({ profileId: profile.id })) !== undefined && onRemoved(profile)
          }
        >
          {i18n.t('options.profile.remove')}
        </AskOnce>
        {signedOut && (
          <span role="status" className="inline-status">
            {i18n.t('options.profile.signedOut')}
          </span>
        )}
      </div>
      {failure && <FailureAlert failure={failure} />}
    </div>
  );
}
