import { i18n } from '#i18n';
import { AboutSection } from './about-section';
import { ConnectionsSection } from './connections-section';
import { HistorySection } from './history-section';
import { PolicySection } from './policy-section';
import { PreferencesSection } from './preferences-section';
import { ProfilesSection } from './profiles-section';
import { Contents } from './section';
import { SettingsFileSection } from './settings-file-section';

/**
 * Profiles first, because that is what people come for; then preferences, both as a file, what was connected so far, policy,
 * the local history and what this is.
 */
export function Options() {
  return (
    <main>
      <h1>{i18n.t('options.title')}</h1>
      <Contents />
      <div className="sections">
        <ProfilesSection />
        <PreferencesSection />
        <SettingsFileSection />
        <ConnectionsSection />
        <PolicySection />
        <HistorySection />
        <AboutSection />
      </div>
    </main>
  );
}
