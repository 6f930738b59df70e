import type { Phrases } from './types';

/** What can be done with it once only, later no more, or just now. */
const SEE =
  'sehen/einsehen/angezeigt/sichtbar/abruf~/aufruf~/zugreifen/kopier~/wiederherstell~/wiederhergestellt';

export const de: Phrases = {
  once: [
    `einmal/mal * ${SEE}`,
    'sehen * einmal.',
    `nicht/nie/später mehr/wieder/erneut/nochmal/nicht * ${SEE}`,
    'könn~/kann~/werden * nicht/nie mehr/wieder/erneut * anzeigen',
    'mehr/erneut anzeigen können',
    'ausgeblendet ** schließ~/geschlossen',
    'schließ~ * ausgeblendet',
    `einzige/letzte gelegenheit/möglichkeit/chance ** ${SEE}/speicher~`,
    `einzige mal ** ${SEE}`,
    `nur jetzt * ${SEE}`,
    'nicht/kein~ * zweites mal',
  ],
  keep: ['token * kopier~/speicher~', 'kopier~/speicher~/bewahr~ * token/ihn/es', 'sicheren * ort'],
  token: ['zugriffstoken~/zugangstoken~/api-schlüssel'],
  copy: ['kopier~'],
  otherKind: ['einladung~/passwort~/bereitstell~/zertifikat~/wiederherstell~/lizenz~/geheimnis'],
  takeAway: ['widerruf~/lösch~/entfern~/rotier~/deaktiv~'],
  otherLabel: [
    'kennung/tokenname/bezeichnung/beschreibung/erstell~/berechtig~/ablauf~/gültig/fingerabdruck/beispiel',
  ],
};
