import type { ReactNode } from 'react';
import { i18n } from '#i18n';

/** What becomes of a token, as docs/privacy.md has it. */
export function Facts() {
  return (
    <div className="facts-row">
      <Fact title={i18n.t('welcome.facts.read')}>
        <p>{i18n.t('welcome.facts.readDialog')}</p>
        <p>{i18n.t('welcome.facts.readNothing')}</p>
      </Fact>
      <Fact title={i18n.t('welcome.facts.sent')}>
        <p>{i18n.t('welcome.facts.sentHumanitec')}</p>
        <p>{i18n.t('welcome.facts.sentInfisical')}</p>
        <p>{i18n.t('welcome.facts.sentNobody')}</p>
      </Fact>
      <Fact title={i18n.t('welcome.facts.kept')}>
        <p>{i18n.t('welcome.facts.keptToken')}</p>
        <p>{i18n.t('welcome.facts.keptDisk')}</p>
      </Fact>
    </div>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
