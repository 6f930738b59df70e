import { i18n } from '#i18n';
import { useStored } from '@/components/use-stored';
import { policyItem } from '@/utils/storage';

/** What an administrator has fixed; nothing where nothing is. */
export function PolicySection() {
  const allowed = useStored(policyItem)?.allowedHumanitecOrganizations;
  if (!allowed) return null;
  return (
    <section className="stack" aria-labelledby="policy">
      <h2 id="policy">{i18n.t('options.policy.title')}</h2>
      <p>{i18n.t('options.policy.organizations', [allowed.join(', ')])}</p>
    </section>
  );
}
