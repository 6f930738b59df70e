import type { Phrases } from './types';

/** What can be done with it once only, later no more, or just now. */
const SEE = 'wyświetlo~/wyświetli~/wyświetlan~/pokazan~/zobacz~/widoczn~/odzyska~/pobra~/skopi~';

export const pl: Phrases = {
  once: [
    `pokaz~/${SEE} * raz.`,
    `tylko/jeden raz * ${SEE}`,
    `nie * ponownie/już/później/potem * ${SEE}`,
    `nie * ${SEE} * ponownie/później/więcej`,
    'nigdy więcej * pokażemy',
    'ukryt~ * zamkn~',
    `jedyna/ostatnia okazja/możliwość/szansa ** ${SEE}/zapis~`,
    `jedyny raz ** ${SEE}`,
    `${SEE} * tylko teraz`,
    `później/potem nie * ${SEE}`,
    'nie * raz drugi',
    'nie * drugi raz',
  ],
  keep: ['skopi~/zapis~/przechow~/zachow~ * token~/teraz', 'bezpieczn~ * przechow~/zapis~/miejsc~'],
  token: ['tokena/tokenu/tokeny/tokenów', 'klucz api'],
  copy: ['kopiuj/skopiuj/skopiowano'],
  otherKind: [
    'zaprosz~/hasł~/wdroże~/certyfikat',
    'kod~ odzyskiwania/zapasow~',
    'klucz licencyjny',
    'klucz * klienta',
  ],
  takeAway: ['unieważn~/odwoł~/cofn~/usuń/usuwa~/usunię~/wyłącz~'],
  otherLabel: ['identyf~/nazwa/opis/utworz~/uprawni~/wygas~/wygaś~/ważn~/odcisk/skrót/przykład'],
};
