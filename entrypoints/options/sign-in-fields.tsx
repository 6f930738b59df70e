import { i18n } from '#i18n';
import { Checkbox, RadioGroup } from '@/components/choice';
import { Field, keepLines, SecretField } from '@/components/field';
import { hintedBy } from '@/components/set-by-organization';
import { failureWords } from '@/components/words';
import { ACCESS_TOKEN, CLIENT_ID, CLIENT_SECRET, type Wanted } from '@/utils/pasted';
import { isAllowed, type Policy, type SignInMethod } from '@/utils/policy/types';
import { type Form, look } from './form';
import { PassphraseForm } from './passphrase-form';

interface SignInFieldsProps {
  form: Form;
  saved: boolean;
  policy: Policy;
  /** Whether saving deletes a client secret that was remembered. */
  forgets: boolean;
  onEdit: (change: Partial<Form>) => void;
}

/** How this profile signs in, with the fields that way needs. */
export function SignInFields({ form, saved, policy, forgets, onEdit }: SignInFieldsProps) {
  const hinted = (method: SignInMethod, hint: string) =>
    hintedBy(isAllowed(policy.allowedSignInMethods, method), hint);
  return (
    <>
      <RadioGroup
        legend={i18n.t('options.signIn.title')}
        value={form.method}
        options={[
          {
            value: 'browser-session',
            text: i18n.t('options.signIn.session'),
            ...hinted('browser-session', i18n.t('options.signIn.sessionHint')),
          },
          {
            value: 'universal-auth',
            text: i18n.t('options.signIn.universal'),
            ...hinted('universal-auth', i18n.t('options.signIn.universalHint')),
          },
          {
            value: 'access-token',
            text: i18n.t('options.signIn.token'),
            ...hinted('access-token', i18n.t('options.signIn.tokenHint')),
          },
        ]}
        onValue={(method) => onEdit({ method })}
      />
      {form.method === 'universal-auth' && (
        <UniversalAuth form={form} saved={saved} policy={policy} forgets={forgets} onEdit={onEdit} />
      )}
      {form.method === 'access-token' && (
        <SecretField
          label={i18n.t('options.signIn.accessToken')}
          {...said(form.accessToken, ACCESS_TOKEN, keepHint(saved))}
          {...typing(form.accessToken, (accessToken) => onEdit({ accessToken }))}
        />
      )}
    </>
  );
}

const keepHint = (saved: boolean): string | undefined =>
  saved ? i18n.t('options.signIn.keepHint') : undefined;

const typing = (value: string, onValue: (text: string) => void) => ({
  value,
  onValue,
  onPaste: keepLines(onValue),
});

/** What becomes of what a field holds: why it cannot be used, or that only a part of it is. */
function said(text: string, wanted: Wanted, hint?: string) {
  const looked = look(text, wanted);
  if (looked.failure) {
    const { what, why } = failureWords(looked.failure);
    return { problem: `${what} ${why}` };
  }
  return { hint: looked.isExcerpt ? i18n.t('options.signIn.excerpt', [String(looked.text.length)]) : hint };
}

/** One that is on, and may not be any more, can be switched off. */
function rememberHint({ allowRememberSecret }: Policy, { remember }: Form, forgets: boolean) {
  if (!allowRememberSecret && remember) return 'common.setByOrganization';
  return forgets ? 'options.signIn.leftover' : 'options.signIn.rememberHint';
}

function UniversalAuth({ form, saved, policy, forgets, onEdit }: SignInFieldsProps) {
  return (
    <>
      <Field
        label={i18n.t('options.signIn.clientId')}
        {...said(form.clientId, CLIENT_ID)}
        {...typing(form.clientId, (clientId) => onEdit({ clientId }))}
      />
      <SecretField
        label={i18n.t('options.signIn.clientSecret')}
        {...said(form.clientSecret, CLIENT_SECRET, keepHint(saved))}
        {...typing(form.clientSecret, (clientSecret) => onEdit({ clientSecret }))}
      />
      <Field
        label={i18n.t('options.signIn.organizationSlug')}
        hint={i18n.t('options.signIn.organizationSlugHint')}
        maxLength={64}
        value={form.organizationSlug}
        onValue={(organizationSlug) => onEdit({ organizationSlug })}
      />
      <Checkbox
        label={i18n.t('options.signIn.remember')}
        {...hintedBy(
          policy.allowRememberSecret || form.remember,
          i18n.t(rememberHint(policy, form, forgets)),
        )}
        checked={form.remember}
        onValue={(remember) => onEdit({ remember })}
      />
      {form.remember && (
        <>
          <SecretField
            label={i18n.t('options.signIn.passphrase')}
            hint={i18n.t('options.signIn.passphraseHint')}
            value={form.passphrase}
            onValue={(passphrase) => onEdit({ passphrase })}
          />
          <Field
            type="number"
            min={1}
            max={1440}
            label={i18n.t('options.signIn.lockAfter')}
            hint={i18n.t('options.signIn.lockAfterHint')}
            value={form.lockAfterMinutes}
            onValue={(lockAfterMinutes) => onEdit({ lockAfterMinutes })}
          />
          {saved && <PassphraseForm profileId={form.id} />}
        </>
      )}
    </>
  );
}
