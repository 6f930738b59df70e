import type { ReactNode } from 'react';
import { i18n } from '#i18n';

/** The sections of the page in their order, each with its heading. */
const TITLES = {
  profiles: 'options.profiles.title',
  preferences: 'options.preferences.title',
  settingsFile: 'options.settingsFile.title',
  connections: 'connections.title',
  policy: 'options.policy.title',
  history: 'options.history.title',
  about: 'options.about.title',
} as const;
type SectionId = keyof typeof TITLES;

/** A section under a heading that links lead to. */
export function Section({ id, children }: { id: SectionId; children: ReactNode }) {
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {i18n.t(TITLES[id])}
      </h2>
      {children}
    </section>
  );
}

/** Gives the focus to the heading of a section, where what had it is gone. */
export function focusSection(id: SectionId): void {
  document.getElementById(id)?.focus();
}

/** Links to the sections. */
export function Contents() {
  return (
    <nav className="contents" aria-label={i18n.t('options.contents')}>
      <ul className="plain-list">
        {Object.entries(TITLES).map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{i18n.t(title)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
