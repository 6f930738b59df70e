import type { Phrases } from './types.ts';

export const nl: Phrases = {
  once: [
    'eenmalig * weergegeven/getoond',
    'één/een/slechts/maar keer/eenmaal * weergegeven/getoond/zien/bekijken',
    'weergegeven/getoond/zien/ziet * keer.',
    'kunt/kan/wordt * niet/later meer/opnieuw/later/niet * weergegeven/getoond/zien/bekijken/ophalen/opvragen',
    'verborgen ** sluit~/gesloten',
    'enige kans/mogelijkheid/keer ** kopiëren/weergegeven',
    'alleen nu * kopiëren',
  ],
  keep: [
    'token * kopieer~/kopiëren/gekopieerd/opslaan',
    'kopieer~/bewaar~ * token/nu',
    'veilig~ opgeslagen/opslaat/bewaart/plek/plaats',
  ],
  token: ['toegangstoken~/api-sleutel'],
  copy: ['kopieer/kopiëren/gekopieerd'],
  otherKind: ['back-up codes', 'uitnodiging~/wachtwoord~/licentie~/herstelcode~/clientgeheim'],
  takeAway: ['intrek~/verwijder~/roter~/uitschakel~'],
  otherLabel: [
    'naam/tokennaam/beschrijving/gemaakt/aangemaakt/machtiging~/verloopt/vervaldatum/vingerafdruk/voorbeeld',
  ],
};
