import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { CheckFrame, DoneFrame, OfferFrame } from './frames';
import { trySample } from './try-sample';

/**
 * The two clicks as a moving picture of three frames. Pictures are drawn for the eye alone: what they show is said below
 * each. Who wants less motion gets them still, by film.css.
 */
export function Film() {
  const [isPaused, setPaused] = useState(false);
  return (
    <section aria-labelledby="film" className={isPaused ? 'film paused' : 'film'}>
      <div className="row apart">
        <h2 id="film">{i18n.t('welcome.film.title')}</h2>
        <div className="row">
          <button type="button" className="quiet" onClick={() => void trySample()}>
            {i18n.t('sample.try')}
          </button>
          <button type="button" className="quiet pause" onClick={() => setPaused(!isPaused)}>
            {isPaused ? i18n.t('welcome.film.play') : i18n.t('welcome.film.pause')}
          </button>
        </div>
      </div>
      <ol className="frames">
        <Frame picture={<OfferFrame />} said={i18n.t('welcome.film.offer', [i18n.t('capture.send')])} />
        <Frame
          picture={<CheckFrame />}
          said={i18n.t('welcome.film.check', [i18n.t('popup.connect.create')])}
        />
        <Frame picture={<DoneFrame />} said={i18n.t('welcome.film.done')} />
      </ol>
    </section>
  );
}

function Frame({ picture, said }: { picture: ReactNode; said: string }) {
  return (
    <li>
      <div className="picture" aria-hidden="true">
        {picture}
      </div>
      <p>{said}</p>
    </li>
  );
}
