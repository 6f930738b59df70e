import { i18n } from '#i18n';
import { AllowHost } from '@/components/allow-host';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { usePolicy } from '@/components/use-policy';
import { useStored } from '@/components/use-stored';
import { profileFor } from '@/utils/connections/profile-for';
import type { KnownConnection } from '@/utils/connections/types';
import type { Failure } from '@/utils/failure';
import { hostPattern } from '@/utils/infisical/site-url';
import { profilesItem } from '@/utils/infisical/storage';
import { UNRESTRICTED } from '@/utils/policy/types';

interface HealthFailureProps {
  connection: KnownConnection;
  failure: Failure;
  /** Checks once more. */
  onAgain: () => void;
}

/** Why Infisical could not be asked about a connection, with the one thing to do about it. */
export function HealthFailure({ connection, failure, onAgain }: HealthFailureProps) {
  const signIn = useAction('destination.sign-in');
  const profile = profileFor(connection, useStored(profilesItem) ?? [], usePolicy() ?? UNRESTRICTED);
  const isSignedOut = failure.code === 'infisicalSignedOut' || failure.code === 'infisicalSessionLost';
  return (
    <FailureAlert failure={failure}>
      {isSignedOut && profile && (
        <div className="row">
          <button
            type="button"
            className="primary"
            disabled={signIn.busy}
            onClick={() => void signIn.run({ profileId: profile.id })}
          >
            {i18n.t('popup.destination.signIn')}
          </button>
        </div>
      )}
      {failure.code === 'infisicalPermissionMissing' && (
        <AllowHost pattern={hostPattern(connection.siteUrl)} onAllowed={onAgain} />
      )}
    </FailureAlert>
  );
}
