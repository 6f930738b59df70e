import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Checkbox, Select } from '@/components/choice';
import { useStored } from '@/components/use-stored';
import { MENU_PERMISSIONS } from '@/utils/capture/menu';
import { NOTICE_PERMISSIONS } from '@/utils/connections/storage';
import { CAPTURE_MINUTES, preferencesItem } from '@/utils/preferences';
import { Section } from './section';

/** How long a capture is kept, what is done with the user's own sessions, and what needs permissions of its own: the context menu, and notices. */
export function PreferencesSection() {
  const preferences = useStored(preferencesItem);
  if (!preferences) return null;
  return (
    <Section id="preferences">
      <div className="card stack">
        <Select
          label={i18n.t('options.preferences.minutes')}
          value={String(preferences.captureMinutes)}
          options={CAPTURE_MINUTES.map((minutes) => ({
            value: String(minutes),
            text: i18n.t('options.preferences.minutesValue', [String(minutes)]),
          }))}
          onValue={(minutes) => void preferencesItem.set({ ...preferences, captureMinutes: Number(minutes) })}
        />
        <Checkbox
          label={i18n.t('options.preferences.fixHere')}
          hint={i18n.t('options.preferences.fixHereHint')}
          checked={preferences.fixHere}
          onValue={(fixHere) => void preferencesItem.set({ ...preferences, fixHere })}
        />
        <PermissionSwitch
          label={i18n.t('options.preferences.menu')}
          hint={i18n.t('options.preferences.menuHint')}
          needs={MENU_PERMISSIONS}
        />
        <PermissionSwitch
          label={i18n.t('options.preferences.notices')}
          hint={i18n.t('options.preferences.noticesHint')}
          needs={NOTICE_PERMISSIONS}
        />
        <Checkbox
          label={i18n.t('options.preferences.weeklyHealth')}
          hint={i18n.t('options.preferences.weeklyHealthHint')}
          checked={preferences.weeklyHealth}
          onValue={(weeklyHealth) => void preferencesItem.set({ ...preferences, weeklyHealth })}
        />
        <p className="quiet-text">{i18n.t('options.preferences.atOnce')}</p>
      </div>
    </Section>
  );
}

interface PermissionSwitchProps {
  label: string;
  hint: string;
  /** What it needs: it is on as long as the browser has given them. The same object in every rendering. */
  needs: typeof MENU_PERMISSIONS | typeof NOTICE_PERMISSIONS;
}

/** Something that is on as long as the browser grants what it needs. */
function PermissionSwitch({ label, hint, needs }: PermissionSwitchProps) {
  const [on, setOn] = useState<boolean>();
  useEffect(() => {
    void browser.permissions.contains(needs).then(setOn);
  }, [needs]);
  if (on === undefined) return null;
  const change = async (wanted: boolean): Promise<void> => {
    if (wanted) setOn(await browser.permissions.request(needs));
    else setOn(!(await browser.permissions.remove(needs)));
  };
  return <Checkbox label={label} hint={hint} checked={on} onValue={(wanted) => void change(wanted)} />;
}
