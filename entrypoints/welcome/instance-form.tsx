import { type FormEvent, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Field } from '@/components/field';
import { InstanceChoice } from '@/components/instance-choice';
import { profileName } from '@/components/profile-name';
import { wordsWith } from '@/components/words';
import { isByOrganization } from '@/utils/infisical/selectable';
import type { Profile } from '@/utils/infisical/types';
import { isAllowed, type Policy } from '@/utils/policy/types';
import { type Choice, choiceOf } from './session-profile';
import { TestOutcome } from './test-outcome';
import { useSessionTest } from './use-session-test';

interface InstanceFormProps {
  /** The one that the popup begins with. */
  initial: Profile;
  saved: readonly Profile[];
  policy: Policy;
}

/** The choice of an Infisical, tested on the spot with the browser's own session. */
export function InstanceForm({ initial, saved, policy }: InstanceFormProps) {
  const [choice, setChoice] = useState(choiceOf(initial));
  const { outcome, test, forget } = useSessionTest(saved, policy);
  const edit = (change: Partial<Choice>): void => {
    setChoice({ ...choice, ...change });
    forget();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void test(choice);
  };
  const hasSession = isAllowed(policy.allowedSignInMethods, 'browser-session');
  const isFirst = outcome.state === 'none' || outcome.state === 'busy';
  // `noValidate`: the browser's own checks would block the test without a word that is read out.
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <InstanceChoice value={choice.instance} policy={policy} onValue={(instance) => edit({ instance })} />
      {choice.instance === 'self-hosted' && (
        <Field
          inputMode="url"
          label={i18n.t('options.profile.siteUrl')}
          hint={i18n.t('options.profile.siteUrlHint')}
          value={choice.siteUrl}
          onValue={(siteUrl) => edit({ siteUrl })}
        />
      )}
      {isByOrganization(initial) && (
        <p>{wordsWith('welcome.instance.byOrganization', profileName(initial))}</p>
      )}
      {!hasSession && <p>{i18n.t('welcome.instance.noSession')}</p>}
      <TestOutcome outcome={outcome} />
      <div className="row">
        {hasSession && (
          <button
            type="submit"
            className={outcome.state === 'signed-in' ? undefined : 'primary'}
            disabled={outcome.state === 'busy'}
          >
            {isFirst ? i18n.t('options.profile.test') : i18n.t('welcome.instance.again')}
          </button>
        )}
        <button
          type="button"
          className={hasSession ? undefined : 'primary'}
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          {i18n.t('welcome.instance.otherWays')}
        </button>
        <span role="status" className="inline-status">
          {outcome.state === 'busy' ? i18n.t('options.profile.testing') : ''}
        </span>
      </div>
    </form>
  );
}
