import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { type Failure, failureOf } from '@/utils/failure';
import { policyItem } from '@/utils/storage';

/** What an administrator has fixed; nothing where nothing is. */
export function PolicySection() {
  const [allowed, setAllowed] = useState<readonly string[]>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    policyItem.get().then(
      (policy) => setAllowed(policy.allowedHumanitecOrganizations),
      (error) => setFailure(failureOf(error)),
    );
  }, []);
  if (!allowed && !failure) return null;
  return (
    <section className="stack" aria-labelledby="policy">
      <h2 id="policy">{i18n.t('options.policy.title')}</h2>
      {failure && <FailureAlert failure={failure} />}
      {allowed && <p>{i18n.t('options.policy.organizations', [allowed.join(', ')])}</p>}
    </section>
  );
}
