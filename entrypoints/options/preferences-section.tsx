import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Checkbox, Select } from '@/components/choice';
import { useStored } from '@/components/use-stored';
import { MENU_PERMISSIONS } from '@/utils/capture/menu';
import { CAPTURE_MINUTES, preferencesItem } from '@/utils/capture/storage';
import { fixHereItem } from '@/utils/grant/storage';
import { Section } from './section';

/** How long a capture is kept, whether access is fixed in place, and the context menu, which needs permissions of its own. */
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
        <FixHereSwitch />
        <MenuSwitch />
        <p className="quiet-text">{i18n.t('options.preferences.atOnce')}</p>
      </div>
    </Section>
  );
}

function FixHereSwitch() {
  const on = useStored(fixHereItem);
  if (on === undefined) return null;
  return (
    <Checkbox
      label={i18n.t('options.preferences.fixHere')}
      hint={i18n.t('options.preferences.fixHereHint')}
      checked={on}
      onValue={(wanted) => void fixHereItem.set(wanted)}
    />
  );
}

function MenuSwitch() {
  const [on, setOn] = useState<boolean>();
  useEffect(() => {
    void browser.permissions.contains(MENU_PERMISSIONS).then(setOn);
  }, []);
  if (on === undefined) return null;
  const change = async (wanted: boolean): Promise<void> => {
    if (wanted) setOn(await browser.permissions.request(MENU_PERMISSIONS));
    else setOn(!(await browser.permissions.remove(MENU_PERMISSIONS)));
  };
  return (
    <Checkbox
      label={i18n.t('options.preferences.menu')}
      hint={i18n.t('options.preferences.menuHint')}
      checked={on}
      onValue={(wanted) => void change(wanted)}
    />
  );
}
