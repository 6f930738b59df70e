import type { Phrases } from './types';

/** What can be done with it once only, later no more, or just now. */
const SEE =
  'zien/ziet/bekijken/weergegeven/getoond/zichtbaar/ophalen/opgehaald/opvragen/hersteld/kopiëren/gekopieerd';

export const nl: Phrases = {
  once: [
    `eenmalig * ${SEE}`,
    `één/een/slechts/maar keer/eenmaal * ${SEE}`,
    `${SEE} * één keer.`,
    `kunt/kan/wordt/zal/zult/zullen * niet/nooit/later meer/opnieuw/later/niet * ${SEE}/tonen`,
    'verborgen ** sluit~/gesloten',
    `enige/laatste kans/mogelijkheid ** ${SEE}/slaan`,
    `enige keer ** ${SEE}`,
    `alleen nu * ${SEE}`,
    'niet/geen * tweede keer',
  ],
  keep: [
    'token * kopieer~/kopiëren/gekopieerd/opslaan',
    'kopieer~/bewaar~ * token/nu',
    'veilig~ opgeslagen/opslaat/bewaart/plek/plaats',
  ],
  token: ['toegangstoken~/api-sleutel'],
  copy: ['kopieer/kopiëren/gekopieerd'],
  otherKind: ['back-up codes', 'uitnodiging~/wachtwoord~/licentie~/herstelcode~/clientgeheim/certificaat'],
  takeAway: ['intrek~/verwijder~/roter~/uitschakel~'],
  otherLabel: [
    'naam/tokennaam/beschrijving/gemaakt/aangemaakt/machtiging~/verloopt/vervaldatum/vingerafdruk/voorbeeld',
  ],
};
