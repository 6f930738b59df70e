import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Checkbox, Select } from '@/components/choice';
import { hintedBy } from '@/components/set-by-organization';
import { usePolicy } from '@/components/use-policy';
import { useStored } from '@/components/use-stored';
import { MENU_PERMISSIONS } from '@/utils/capture/menu';
import { NOTICE_PERMISSIONS } from '@/utils/connections/storage';
import {
  CAPTURE_MINUTES,
  MOST_CAPTURE_MINUTES,
  type Preferences,
  preferencesItem,
} from '@/utils/preferences';
import { minutesText } from './minutes';
import { Section } from './section';

/** How long a capture is kept, what is done with the user's own sessions, and what needs permissions of its own: the context menu, and notices. */
export function PreferencesSection() {
  const stored = useStored(preferencesItem);
  const policy = usePolicy();
  // A box that waited for storage would jump back first.
  const [chosen, setChosen] = useState<{ over: Preferences; value: Preferences }>();
  const preferences = chosen && chosen.over === stored ? chosen.value : stored;
  if (!stored || !preferences || !policy) return null;
  const choose = (change: Partial<Preferences>): void => {
    const value = { ...preferences, ...change };
    setChosen({ over: stored, value });
    void preferencesItem.set(value);
  };
  const { maxCaptureMinutes, allowFixHere, allowCapture } = policy;
  const minutes = Math.min(preferences.captureMinutes, maxCaptureMinutes);
  const choices = [
    ...new Set([...CAPTURE_MINUTES.filter((one) => one < maxCaptureMinutes), maxCaptureMinutes]),
  ];
  return (
    <Section id="preferences">
      <div className="card stack">
        <Select
          label={i18n.t('options.preferences.minutes')}
          value={String(minutes)}
          options={choices.map((one) => ({
            value: String(one),
            text: minutesText(one),
          }))}
          hint={
            maxCaptureMinutes < MOST_CAPTURE_MINUTES
              ? i18n.t('options.preferences.minutesLimit', [String(maxCaptureMinutes)])
              : undefined
          }
          onValue={(one) => choose({ captureMinutes: Number(one) })}
        />
        <Checkbox
          label={i18n.t('options.preferences.fixHere')}
          {...hintedBy(allowFixHere, i18n.t('options.preferences.fixHereHint'))}
          checked={preferences.fixHere && allowFixHere}
          onValue={(fixHere) => choose({ fixHere })}
        />
        <PermissionSwitch
          label={i18n.t('options.preferences.menu')}
          {...hintedBy(allowCapture, i18n.t('options.preferences.menuHint'))}
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
          onValue={(weeklyHealth) => choose({ weeklyHealth })}
        />
        <p className="quiet-text">{i18n.t('options.preferences.atOnce')}</p>
      </div>
    </Section>
  );
}

interface PermissionSwitchProps {
  label: string;
  hint?: string;
  disabled?: boolean;
  /** What it needs: it is on as long as the browser has given them. The same object in every rendering. */
  needs: typeof MENU_PERMISSIONS | typeof NOTICE_PERMISSIONS;
}

/** Something that is on as long as the browser grants what it needs. */
function PermissionSwitch({ needs, disabled = false, ...texts }: PermissionSwitchProps) {
  const [on, setOn] = useState<boolean>();
  useEffect(() => {
    void browser.permissions.contains(needs).then(setOn);
  }, [needs]);
  if (on === undefined) return null;
  const change = async (wanted: boolean): Promise<void> => {
    if (wanted) setOn(await browser.permissions.request(needs));
    else setOn(!(await browser.permissions.remove(needs)));
  };
  return (
    <Checkbox
      {...texts}
      disabled={disabled}
      checked={on && !disabled}
      onValue={(wanted) => void change(wanted)}
    />
  );
}
