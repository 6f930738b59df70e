import type { Phrases } from './types.ts';

export const it: Phrases = {
  once: [
    'visualizza~/mostra~/visibile/veder~ * volta.',
    'non * più * veder~/visualizzat~/visualizzarl~/mostrato/visibile/recuperar~',
    'non * veder~/visualizzat~/visualizzarl~/mostrato/recuperar~ * nuovo/nuovamente/seguito',
    'nascosto * chiu~',
    'unica opportunità/occasione/volta * copiar~/veder~/mostrat~',
    'copiar~ solo ora',
  ],
  keep: ['copia~/salva~/conserva~/memorizza~ * token', 'copialo/salvalo/conservalo', 'luogo/posto sicuro'],
  token: ['chiave api', 'gettone/gettoni'],
  copy: ['copia/copiato/copiare'],
  otherKind: ['codic~ di recupero/backup', 'segreto * client', 'chiave * licenza'],
  takeAway: ['cancella~/rimuov~/disattiv~'],
  otherLabel: ['nome/ruolo/autorizzazion~/scad~/impronta/esempio'],
};
