import { i18n } from '#i18n';
import { Mark } from '@/components/mark';
import { Facts } from './facts';
import { Film } from './film';
import { InstanceStep } from './instance-step';
import { PinStep } from './pin-step';
import { StartStep } from './start-step';

/** The first run on one screen: what happens, what becomes of a token, and the three things to do first. */
export function Welcome() {
  return (
    <main>
      <header>
        <Mark />
        <div>
          <h1>{i18n.t('welcome.headline')}</h1>
          <p>{i18n.t('welcome.lead')}</p>
        </div>
      </header>
      <div className="explained">
        <Film />
        <Facts />
      </div>
      <ol className="steps plain-list">
        <InstanceStep />
        <PinStep />
        <StartStep />
      </ol>
    </main>
  );
}
