import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { AllowHost } from '@/components/allow-host';
import { FailureAlert } from '@/components/failure-alert';
import { SecretField } from '@/components/field';
import { profileName } from '@/components/profile-name';
import { signedOutText } from '@/components/signed-out-text';
import { Skeleton } from '@/components/skeleton';
import { UnderWay } from '@/components/under-way';
import { useAction } from '@/components/use-action';
import { useSecretForm } from '@/components/use-secret-form';
import type { Destination, UnreadyDestination } from '@/utils/destination/types';
import { hostPattern } from '@/utils/infisical/site-url';

interface DestinationStateProps {
  destination: Destination;
  /** Whether the token comes from a container tab of Firefox, where the user may be signed in to Infisical, too. */
  isFromContainer?: boolean;
}

/** What stands between the user and this Infisical, with the one thing to do about it. */
export function DestinationState({ destination, isFromContainer = false }: DestinationStateProps) {
  switch (destination.state) {
    case 'loading':
      return (
        <>
          <UnderWay text={i18n.t('popup.destination.loading', [hostOf(destination)])} />
          <Skeleton lines={5} />
        </>
      );
    case 'signed-out':
      return <SignedOut destination={destination} isFromContainer={isFromContainer} />;
    case 'locked':
      return <Locked destination={destination} />;
    case 'needs-credentials':
      return <NeedsCredentials destination={destination} />;
    case 'needs-permission':
      return <NeedsPermission destination={destination} />;
    case 'failed':
      return <Failed destination={destination} />;
    case 'ready':
      return null;
  }
}

const hostOf = ({ profile }: Destination): string => new URL(profile.siteUrl).host;

function SignedOut({
  destination,
  isFromContainer,
}: {
  destination: UnreadyDestination;
  isFromContainer: boolean;
}) {
  const { failure } = destination;
  return (
    <>
      {failure.code === 'infisicalSessionLost' ? (
        <FailureAlert failure={failure} />
      ) : (
        <>
          <p>
            {isFromContainer
              ? i18n.t('popup.destination.signedOutContainer', [hostOf(destination)])
              : signedOutText(hostOf(destination))}
          </p>
          <p role="status">{i18n.t('popup.push.waiting')}</p>
        </>
      )}
      <div className="row">
        <SignInButton destination={destination} />
        <Reload destination={destination} />
      </div>
    </>
  );
}

/** Opens Infisical's own pages; the background notices when the session is there and goes on. */
function SignInButton({ destination }: { destination: Destination }) {
  const signIn = useAction('destination.sign-in');
  return (
    <>
      {signIn.failure && <FailureAlert failure={signIn.failure} />}
      <button
        type="button"
        className="primary"
        disabled={signIn.busy}
        onClick={() => signIn.run({ profileId: destination.profile.id })}
      >
        {i18n.t('popup.destination.signIn')}
      </button>
    </>
  );
}

function Locked({ destination }: { destination: Destination }) {
  const unlock = useAction('destination.unlock');
  const { secret, setSecret, submit } = useSecretForm((passphrase) =>
    unlock.run({ profileId: destination.profile.id, passphrase }),
  );
  return (
    <form className="stack" onSubmit={submit}>
      <p>{i18n.t('popup.destination.locked')}</p>
      <SecretField label={i18n.t('popup.destination.passphrase')} value={secret} onValue={setSecret} />
      {unlock.failure && <FailureAlert failure={unlock.failure} />}
      <div>
        <button type="submit" className="primary" disabled={unlock.busy || secret === ''}>
          {i18n.t('popup.destination.unlock')}
        </button>
      </div>
    </form>
  );
}

function NeedsCredentials({ destination }: { destination: Destination }) {
  return (
    <>
      <p>{i18n.t('popup.destination.needsCredentials', [profileName(destination.profile)])}</p>
      <div>
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          {i18n.t('popup.destination.openOptions')}
        </button>
      </div>
    </>
  );
}

function NeedsPermission({ destination }: { destination: Destination }) {
  const load = useAction('destination.load');
  const { siteUrl, id } = destination.profile;
  return (
    <>
      <p>{i18n.t('popup.destination.needsPermission', [siteUrl])}</p>
      <AllowHost pattern={hostPattern(siteUrl)} onAllowed={() => void load.run({ profileId: id })} />
    </>
  );
}

function Failed({ destination }: { destination: UnreadyDestination }) {
  return (
    <>
      <FailureAlert failure={destination.failure} />
      <div className="row">
        {destination.failure.code === 'infisicalNoOrganization' && <SignInButton destination={destination} />}
        <Reload destination={destination} />
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          {i18n.t('popup.destination.openOptions')}
        </button>
      </div>
    </>
  );
}

/** Has the Infisical asked again, its session included. */
function Reload({ destination }: { destination: Destination }) {
  const load = useAction('destination.load');
  return (
    <button
      type="button"
      disabled={load.busy}
      onClick={() => load.run({ profileId: destination.profile.id, lookAgain: true })}
    >
      {i18n.t('popup.destination.tryAgain')}
    </button>
  );
}
