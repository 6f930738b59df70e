import { i18n } from '#i18n';
import { CopyButton } from '@/components/copy-button';
import { FailureAlert } from '@/components/failure-alert';
import { useWatched } from '@/components/use-stored';
import { type InForce, policyInForce } from '@/utils/policy/in-force';
import { PolicyWords } from './policy-words';
import { Section } from './section';

/** What an administrator has fixed, in words, and where the browser shows it: also that nothing is restricted. */
export function PolicySection() {
  const inForce = useWatched(policyInForce);
  return (
    <Section id="policy">
      <div className="card stack">
        {inForce ? <Words inForce={inForce} /> : <p>{'\u00a0'}</p>}
        <LookUp />
      </div>
    </Section>
  );
}

function Words({ inForce }: { inForce: InForce }) {
  if (inForce.kind === 'refused') return <FailureAlert failure={inForce.failure} />;
  if (inForce.kind === 'none') return <Nothing suspicious={inForce.suspicious} />;
  return <PolicyWords policy={inForce.policy} />;
}

function Nothing({ suspicious }: { suspicious: boolean }) {
  return (
    <>
      <p>{i18n.t('options.policy.none')}</p>
      {suspicious ? (
        <div className="notice warn">{i18n.t('options.policy.suspicious')}</div>
      ) : (
        !import.meta.env.FIREFOX && <small>{i18n.t('options.policy.dropped')}</small>
      )}
    </>
  );
}

/** Browsers let no page link there. */
function LookUp() {
  const address = policyAddress();
  return (
    <p className="quiet-text">
      {i18n.t('options.policy.lookUp')} <code>{address}</code>{' '}
      <CopyButton text={() => address} label={i18n.t('options.policy.copyAddress')} />
    </p>
  );
}

function policyAddress(): string {
  if (import.meta.env.FIREFOX) return 'about:policies';
  return navigator.userAgent.includes(' Edg/') ? 'edge://policy' : 'chrome://policy';
}
