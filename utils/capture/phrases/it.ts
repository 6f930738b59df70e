import type { Phrases } from './types';

/** What can be done with it once only, later no more, or just now. */
const SEE = 'veder~/vedrai/visualizzat~/visualizzarl~/mostrat~/visibile/recupera~/acceder~/copiar~/copiato';

export const it: Phrases = {
  once: [
    `${SEE} * una/sola/questa volta.`,
    `non * più ${SEE}`,
    `non * più possibile/in * ${SEE}`,
    'potr~ più * visualizzare',
    'mostreremo mai più',
    `non * ${SEE} * nuovo/nuovamente/seguito/momento`,
    'nascosto * chiu~',
    `unica/ultima opportunità/occasione/possibilità * ${SEE}/salvare`,
    `unica volta * ${SEE}`,
    `${SEE} * solo ora`,
    'non * seconda volta',
  ],
  keep: ['copia~/salva~/conserva~/memorizza~ * token', 'copialo/salvalo/conservalo', 'luogo/posto sicuro'],
  token: ['chiave api', 'gettone/gettoni'],
  copy: ['copia/copiato/copiare'],
  otherKind: ['codic~ di recupero/backup', 'segreto * client', 'chiave * licenza'],
  takeAway: ['cancella~/rimuov~/disattiv~'],
  otherLabel: ['nome/ruolo/autorizzazion~/scad~/impronta/esempio'],
};
