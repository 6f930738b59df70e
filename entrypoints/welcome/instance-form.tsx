import { type FormEvent, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Field } from '@/components/field';
import { InstanceChoice } from '@/components/instance-choice';
import type { Profile } from '@/utils/infisical/types';
import type { Choice } from './session-profile';
import { TestOutcome } from './test-outcome';
import { useSessionTest } from './use-session-test';

interface InstanceFormProps {
  initial: Choice;
  saved: readonly Profile[];
}

/** The choice of an Infisical, tested on the spot with the browser's own session. */
export function InstanceForm({ initial, saved }: InstanceFormProps) {
  const [choice, setChoice] = useState(initial);
  const { outcome, test, forget } = useSessionTest(saved);
  const edit = (change: Partial<Choice>): void => {
    setChoice({ ...choice, ...change });
    forget();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void test(choice);
  };
  const isFirst = outcome.state === 'none' || outcome.state === 'busy';
  // `noValidate`: the browser's own checks would block the test without a word that is read out.
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <InstanceChoice value={choice.instance} onValue={(instance) => edit({ instance })} />
      {choice.instance === 'self-hosted' && (
        <Field
          inputMode="url"
          label={i18n.t('options.profile.siteUrl')}
          hint={i18n.t('options.profile.siteUrlHint')}
          value={choice.siteUrl}
          onValue={(siteUrl) => edit({ siteUrl })}
        />
      )}
      <TestOutcome outcome={outcome} />
      <div className="row">
        <button
          type="submit"
          className={outcome.state === 'signed-in' ? undefined : 'primary'}
          disabled={outcome.state === 'busy'}
        >
          {isFirst ? i18n.t('options.profile.test') : i18n.t('welcome.instance.again')}
        </button>
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          {i18n.t('welcome.instance.otherWays')}
        </button>
        <span role="status" className="inline-status">
          {outcome.state === 'busy' ? i18n.t('options.profile.testing') : ''}
        </span>
      </div>
    </form>
  );
}
