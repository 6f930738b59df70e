import type { Phrases } from './types.ts';

export const pl: Phrases = {
  once: [
    'wyświetl~/pokaz~/zobacz~ * raz.',
    'tylko/jeden raz * wyświetl~/pokaz~/zobacz~',
    'nie * ponownie/już/później/potem * wyświetl~/pokazan~/zobacz~/widoczn~/pobra~',
    'nie * wyświetlo~/wyświetli~/pokazan~/zobacz~/pobra~ * ponownie/później',
    'ukryt~ * zamkn~',
    'jedyna/jedyny okazja/możliwość/raz ** skopi~/wyświetl~',
    'skopi~ * tylko teraz',
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
  otherLabel: ['identyf~/nazwa/opis/utworz~/uprawni~/wygas~/ważn~/odcisk/skrót/przykład'],
};
