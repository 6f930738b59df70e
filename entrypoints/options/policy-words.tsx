import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { profileName } from '@/components/profile-name';
import { instanceOf } from '@/utils/infisical/site-url';
import { type Allowed, type Policy, UNRESTRICTED } from '@/utils/policy/types';
import { METHODS } from './method-names';

/** Each restriction that is in force, in words. */
export function PolicyWords({ policy }: { policy: Policy }) {
  const { defaultProfile, maxCaptureMinutes } = policy;
  return (
    <>
      <Organizations allowed={policy.allowedHumanitecOrganizations} />
      <List
        allowed={policy.allowedInfisicalOrigins}
        some={i18n.t('options.policy.origins')}
        none={i18n.t('options.policy.noOrigin')}
        item={(origin) => <code>{origin}</code>}
      />
      <List
        allowed={policy.allowedSignInMethods}
        some={i18n.t('options.policy.methods')}
        none={i18n.t('options.policy.noMethod')}
        item={(method) => i18n.t(METHODS[method])}
      />
      {defaultProfile && (
        <p>
          {i18n.t('options.policy.defaultProfile')}{' '}
          <bdi>
            {profileName({
              label: defaultProfile.name ?? '',
              instance: instanceOf(defaultProfile.siteUrl),
              siteUrl: defaultProfile.siteUrl,
            })}
          </bdi>{' '}
          <code>{defaultProfile.siteUrl}</code>
        </p>
      )}
      {policy.requireProjectLevel && <p>{i18n.t('options.policy.requireProjectLevel')}</p>}
      {!policy.allowCapture && <p>{i18n.t('options.policy.noCapture')}</p>}
      {maxCaptureMinutes < UNRESTRICTED.maxCaptureMinutes && (
        <p>{i18n.t('options.policy.maxCaptureMinutes', [String(maxCaptureMinutes)])}</p>
      )}
      {!policy.allowCreateAnyway && <p>{i18n.t('options.policy.noCreateAnyway')}</p>}
      <p>{i18n.t(policy.allowFixHere ? 'options.policy.fixHere' : 'options.policy.noFixHere')}</p>
      {!policy.allowRememberSecret && <p>{i18n.t('options.policy.noRememberSecret')}</p>}
    </>
  );
}

/** What anybody asks first, so that it is said in any case. */
function Organizations({ allowed }: { allowed: Allowed }) {
  if (allowed === 'any') return <p>{i18n.t('options.policy.anyOrganization')}</p>;
  return (
    <List
      allowed={allowed}
      some={i18n.t('options.policy.list')}
      none={i18n.t('options.policy.nobody')}
      item={(id) => <code>{id}</code>}
    />
  );
}

interface ListProps<T extends string> {
  allowed: Allowed<T>;
  some: string;
  none: string;
  item: (one: T) => ReactNode;
}

function List<T extends string>({ allowed, some, none, item }: ListProps<T>) {
  if (allowed === 'any') return null;
  if (allowed.length === 0) return <p>{none}</p>;
  return (
    <>
      <p>{some}</p>
      <ul>
        {[...new Set(allowed)].map((one) => (
          <li key={one}>{item(one)}</li>
        ))}
      </ul>
    </>
  );
}
