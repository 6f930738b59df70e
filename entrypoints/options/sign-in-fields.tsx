import { i18n } from '#i18n';
import { Checkbox, RadioGroup } from '@/components/choice';
import { Field, SecretField } from '@/components/field';
import type { Form } from './form';
import { PassphraseForm } from './passphrase-form';

interface SignInFieldsProps {
  form: Form;
  saved: boolean;
  onEdit: (change: Partial<Form>) => void;
}

/** How this profile signs in, with the fields that way needs. */
export function SignInFields({ form, saved, onEdit }: SignInFieldsProps) {
  return (
    <>
      <RadioGroup
        legend={i18n.t('options.signIn.title')}
        value={form.method}
        options={[
          {
            value: 'browser-session',
            text: i18n.t('options.signIn.session'),
            hint: i18n.t('options.signIn.sessionHint'),
          },
          {
            value: 'universal-auth',
            text: i18n.t('options.signIn.universal'),
            hint: i18n.t('options.signIn.universalHint'),
          },
          {
            value: 'access-token',
            text: i18n.t('options.signIn.token'),
            hint: i18n.t('options.signIn.tokenHint'),
          },
        ]}
        onValue={(method) => onEdit({ method })}
      />
      {form.method === 'universal-auth' && <UniversalAuth form={form} saved={saved} onEdit={onEdit} />}
      {form.method === 'access-token' && (
        <SecretField
          label={i18n.t('options.signIn.accessToken')}
          hint={keepHint(saved)}
          value={form.accessToken}
          onValue={(accessToken) => onEdit({ accessToken })}
        />
      )}
    </>
  );
}

const keepHint = (saved: boolean): string | undefined =>
  saved ? i18n.t('options.signIn.keepHint') : undefined;

function UniversalAuth({ form, saved, onEdit }: SignInFieldsProps) {
  return (
    <>
      <Field
        label={i18n.t('options.signIn.clientId')}
        value={form.clientId}
        onValue={(clientId) => onEdit({ clientId })}
      />
      <SecretField
        label={i18n.t('options.signIn.clientSecret')}
        hint={keepHint(saved)}
        value={form.clientSecret}
        onValue={(clientSecret) => onEdit({ clientSecret })}
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
        hint={i18n.t('options.signIn.rememberHint')}
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
