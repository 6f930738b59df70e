import { type FormEvent, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { AllowHost } from '@/components/allow-host';
import { FailureAlert } from '@/components/failure-alert';
import { SecretField } from '@/components/field';
import { profileName } from '@/components/profile-name';
import { useAction } from '@/components/use-action';
import { hostPattern } from '@/utils/infisical/site-url';
import type { Target } from '@/utils/push/types';

interface TargetStateProps {
  target: Target;
  /** Whether the token comes from a container tab of Firefox, where the user may be signed in to Infisical, too. */
  isFromContainer?: boolean;
}

/** What stands between the user and this Infisical, with the one thing to do about it. */
export function TargetState({ target, isFromContainer = false }: TargetStateProps) {
  switch (target.state) {
    case 'loading':
      return (
        <div className="row">
          <span className="spinner" aria-hidden="true" />
          <span role="status">{i18n.t('popup.target.loading', [hostOf(target)])}</span>
        </div>
      );
    case 'signed-out':
      return <SignedOut target={target} isFromContainer={isFromContainer} />;
    case 'locked':
      return <Locked target={target} />;
    case 'needs-credentials':
      return <NeedsCredentials target={target} />;
    case 'needs-permission':
      return <NeedsPermission target={target} />;
    case 'failed':
      return <Failed target={target} />;
    case 'ready':
      return target.profile.signIn.method === 'browser-session' ? <LookAgain target={target} /> : null;
  }
}

const hostOf = ({ profile }: Target): string => new URL(profile.siteUrl).host;

function SignedOut({ target, isFromContainer }: Required<TargetStateProps>) {
  const { failure } = target;
  return (
    <>
      {failure?.code === 'infisicalSessionLost' ? (
        <FailureAlert failure={failure} />
      ) : (
        <p>{signedOutText(target, isFromContainer)}</p>
      )}
      <div className="row">
        <SignInButton target={target} />
        <Reload target={target} />
      </div>
    </>
  );
}

/** Says where a session was looked for: a request of an extension itself has the cookies of normal windows only. */
function signedOutText(target: Target, isFromContainer: boolean): string {
  const host = [hostOf(target)] as [string];
  if (isFromContainer) return i18n.t('popup.target.signedOutContainer', host);
  return import.meta.env.FIREFOX
    ? i18n.t('popup.target.signedOutFirefox', host)
    : i18n.t('popup.target.signedOut', host);
}

/** Opens Infisical's own pages; the background notices when the session is there and goes on. */
function SignInButton({ target }: { target: Target }) {
  const signIn = useAction('target.sign-in');
  return (
    <>
      {signIn.failure && <FailureAlert failure={signIn.failure} />}
      <button
        type="button"
        className="primary"
        disabled={signIn.busy}
        onClick={() => signIn.run({ profileId: target.profile.id })}
      >
        {i18n.t('popup.target.signIn')}
      </button>
    </>
  );
}

function Locked({ target }: { target: Target }) {
  const [passphrase, setPassphrase] = useState('');
  const unlock = useAction('target.unlock');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await unlock.run({ profileId: target.profile.id, passphrase });
    setPassphrase('');
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{i18n.t('popup.target.locked')}</p>
      <SecretField label={i18n.t('popup.target.passphrase')} value={passphrase} onValue={setPassphrase} />
      {unlock.failure && <FailureAlert failure={unlock.failure} />}
      <div>
        <button type="submit" className="primary" disabled={unlock.busy || passphrase === ''}>
          {i18n.t('popup.target.unlock')}
        </button>
      </div>
    </form>
  );
}

function NeedsCredentials({ target }: { target: Target }) {
  return (
    <>
      <p>{i18n.t('popup.target.needsCredentials', [profileName(target.profile)])}</p>
      <div>
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          {i18n.t('popup.target.openOptions')}
        </button>
      </div>
    </>
  );
}

function NeedsPermission({ target }: { target: Target }) {
  const load = useAction('target.load');
  const { siteUrl, id } = target.profile;
  return (
    <>
      <p>{i18n.t('popup.target.needsPermission', [siteUrl])}</p>
      <AllowHost pattern={hostPattern(siteUrl)} onAllowed={() => void load.run({ profileId: id })} />
    </>
  );
}

function Failed({ target }: { target: Target }) {
  return (
    <>
      {target.failure && <FailureAlert failure={target.failure} />}
      <div className="row">
        {target.failure?.code === 'infisicalNoOrganization' && <SignInButton target={target} />}
        <Reload target={target} />
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          {i18n.t('popup.target.openOptions')}
        </button>
      </div>
    </>
  );
}

/** The session is not looked up each time (utils/infisical/sign-in/user-token.ts): the user knows what has changed there. */
function LookAgain({ target }: { target: Target }) {
  const load = useAction('target.load');
  return (
    <>
      {load.failure && <FailureAlert failure={load.failure} />}
      <div>
        <button
          type="button"
          className="quiet"
          disabled={load.busy}
          onClick={() => load.run({ profileId: target.profile.id, lookAgain: true })}
        >
          {i18n.t('popup.target.lookAgain')}
        </button>
      </div>
    </>
  );
}

function Reload({ target }: { target: Target }) {
  const load = useAction('target.load');
  return (
    <button
      type="button"
      disabled={load.busy}
      onClick={() => load.run({ profileId: target.profile.id, lookAgain: true })}
    >
      {i18n.t('popup.target.tryAgain')}
    </button>
  );
}
