import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { CopyButton } from '@/components/copy-button';
import { openWelcome } from '@/utils/welcome';
import { PACKAGES } from './licences';
import { Section } from './section';
import { useDiagnostics } from './use-diagnostics';

/** Which version this is, what it is made of, and what to send with a report of a problem. */
export function AboutSection() {
  return (
    <Section id="about">
      <div className="card stack">
        <p>{i18n.t('options.about.version', [browser.runtime.getManifest().version])}</p>
        <div>
          <button type="button" onClick={() => void openWelcome()}>
            {i18n.t('common.firstSteps')}
          </button>
        </div>
        <Licences />
      </div>
      <Diagnostics />
    </Section>
  );
}

function Licences() {
  return (
    <details>
      <summary>{i18n.t('options.about.licences')}</summary>
      <ul className="plain-list licences">
        {PACKAGES.map(({ name, version, licence }) => (
          <li key={name}>
            <code dir="ltr">{name}</code> {version} · {licence}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Diagnostics() {
  const text = useDiagnostics();
  return (
    <div className="card stack">
      <h3>{i18n.t('options.about.diagnostics')}</h3>
      <p className="quiet-text">{i18n.t('options.about.diagnosticsHint')}</p>
      {text !== undefined && (
        <>
          <div className="row">
            <CopyButton text={() => text} label={i18n.t('options.about.copy')} />
          </div>
          <details open>
            <summary>{i18n.t('options.about.shown')}</summary>
            <pre dir="ltr">{text}</pre>
          </details>
        </>
      )}
    </div>
  );
}
