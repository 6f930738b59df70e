import type { Phrases } from './types.ts';

export const de: Phrases = {
  once: [
    'einmal/mal * angezeigt/sehen',
    'nicht/nie/später mehr/wieder/erneut/nochmal/nicht * sehen/einsehen/angezeigt/sichtbar/abruf~/aufruf~/zugreifen',
    'mehr/erneut anzeigen können',
    'ausgeblendet ** schließ~/geschlossen',
    'schließ~ * ausgeblendet',
    'einzige gelegenheit/möglichkeit/chance/mal ** kopier~/angezeigt',
    'nur jetzt * kopier~',
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
