import { i18n } from '#i18n';
import { HistorySection } from './history-section';
import { PolicySection } from './policy-section';
import { PreferencesSection } from './preferences-section';
import { ProfilesSection } from './profiles-section';

/** Profiles first, because that is what people come for; then preferences, policy and the local history. */
export function Options() {
  return (
    <main className="stack">
      <h1>{i18n.t('options.title')}</h1>
      <ProfilesSection />
      <PreferencesSection />
      <PolicySection />
      <HistorySection />
    </main>
  );
}
