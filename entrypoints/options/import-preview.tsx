import { type ReactNode, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { ProfileBadge } from '@/components/profile-badge';
import { profileName } from '@/components/profile-name';
import { keyOf, words, wordsWith } from '@/components/words';
import type { Profile, Scope } from '@/utils/infisical/types';
import type { Preferences } from '@/utils/preferences';
import {
  type PreferenceChange,
  type ProfileChange,
  preferenceChanges,
  profileChanges,
  profilesOf,
} from '@/utils/settings-file/compare';
import type { ReadSettings } from '@/utils/settings-file/read';
import { minutesText } from './minutes';

interface ImportPreviewProps {
  /** Of the file. */
  name: string;
  read: ReadSettings;
  profiles: readonly Profile[];
  preferences: Preferences;
  busy: boolean;
  onApply: () => void;
  onClose: () => void;
}

/** What a settings file would change, and what of it is left out, before anything is. */
export function ImportPreview({ name, read, busy, onApply, onClose, ...now }: ImportPreviewProps) {
  const changes = profileChanges(profilesOf(read.settings), now.profiles);
  const preferences = preferenceChanges(read.settings.preferences, now.preferences);
  const isChange = preferences.length > 0 || changes.some(({ kind }) => kind !== 'same');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <div className="stack import">
      <h3 ref={heading} tabIndex={-1}>
        {wordsWith(`options.settingsFile.${isChange ? 'wouldChange' : 'nothing'}`, name)}
      </h3>
      <ul className="plain-list">
        {changes.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the profiles of one file, which does not change.
          <ProfileLine key={index} change={change} />
        ))}
        {preferences.map((change) => (
          <Line key={change.key} kind="changed" title={i18n.t('options.preferences.title')}>
            <p>{preferenceWords(change)}</p>
          </Line>
        ))}
      </ul>
      {read.notes.length > 0 && (
        <div className="notice warn">
          <ul className="plain-list">
            {read.notes.map((note) => (
              <li key={keyOf(note)}>{words(note)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="row">
        {isChange && (
          <button type="button" className="primary" disabled={busy} onClick={onApply}>
            {i18n.t('options.settingsFile.apply')}
          </button>
        )}
        <button type="button" disabled={busy} onClick={onClose}>
          {i18n.t(isChange ? 'common.cancel' : 'options.settingsFile.close')}
        </button>
      </div>
    </div>
  );
}

const METHODS = {
  'browser-session': 'options.signIn.session',
  'universal-auth': 'options.signIn.universal',
  'access-token': 'options.signIn.token',
} as const;

function ProfileLine({ change }: { change: ProfileChange }) {
  const { kind, profile } = change;
  return (
    <Line kind={kind} title={profileName(profile)} badge={<ProfileBadge profile={profile} />}>
      <p>
        <bdi>{profile.siteUrl}</bdi> · {i18n.t(METHODS[profile.signIn.method])}
        {profile.signIn.method === 'universal-auth' && (
          <>
            {' '}
            · <bdi>{profile.signIn.clientId}</bdi>
          </>
        )}
      </p>
      {(kind === 'added'
        ? needs(profile)
        : kind === 'changed'
          ? differences(change.before, profile)
          : []
      ).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Line>
  );
}

interface LineProps {
  kind: ProfileChange['kind'];
  title: string;
  badge?: ReactNode;
  children: ReactNode;
}

function Line({ kind, title, badge, children }: LineProps) {
  return (
    <li className="card-state">
      <div className="card-title">
        {badge}
        <strong>
          <bdi>{title}</bdi>
        </strong>
        <span className={kind === 'same' ? 'tag quiet-text' : 'tag'}>
          {i18n.t(`options.settingsFile.${kind}`)}
        </span>
      </div>
      <div className="quiet-text">{children}</div>
    </li>
  );
}

/** What a profile that comes is about, and what it takes to use it. */
function needs({ instance, scope, signIn, sendCookies }: Profile): string[] {
  return [
    ...(scope.level === 'project' ? [`${i18n.t('options.profile.scope')}: ${scopeWords(scope)}`] : []),
    ...(sendCookies ? [i18n.t('options.settingsFile.sendsCookies')] : []),
    ...(signIn.method === 'browser-session' ? [] : [i18n.t('options.settingsFile.needsSecret')]),
    ...(instance === 'self-hosted' ? [i18n.t('options.settingsFile.needsHost')] : []),
  ];
}

function differences(before: Profile, after: Profile): string[] {
  const facts = (profile: Profile): [string, string][] => [
    [i18n.t('options.profile.label'), profileName(profile)],
    [i18n.t('options.profile.scope'), scopeWords(profile.scope)],
    [
      i18n.t('options.profile.sendCookies'),
      i18n.t(profile.sendCookies ? 'options.settingsFile.on' : 'options.settingsFile.off'),
    ],
  ];
  const now = facts(after);
  return facts(before).flatMap(([field, was], index) => {
    const is = now[index]?.[1] ?? was;
    return was === is ? [] : [wordsWith('options.settingsFile.change', field, was, is)];
  });
}

function scopeWords(scope: Scope): string {
  return scope.level === 'project' ? scope.name : i18n.t('popup.connect.wholeOrganization');
}

function preferenceWords(change: PreferenceChange): string {
  const onOff = (value: boolean) => i18n.t(value ? 'options.settingsFile.on' : 'options.settingsFile.off');
  const said = (label: string, was: string, is: string) =>
    wordsWith('options.settingsFile.change', label, was, is);
  switch (change.key) {
    case 'captureMinutes':
      return said(
        i18n.t('options.preferences.minutes'),
        minutesText(change.before),
        minutesText(change.after),
      );
    case 'fixHere':
      return said(i18n.t('options.preferences.fixHere'), onOff(change.before), onOff(change.after));
    case 'weeklyHealth':
      return said(i18n.t('options.preferences.weeklyHealth'), onOff(change.before), onOff(change.after));
  }
}
