import type { Phrases } from './types.ts';

export const fr: Phrases = {
  once: [
    'affich~/visible/voir/copier * fois.',
    'pourr~/pouvez/peux/sera/serez plus * voir/revoir/affich~/visible/récupér~/consulter/accéder',
    'pourr~/pouvez/peux/sera pas * voir/affich~/récupér~ * nouveau/tard',
    'masqué * ferm~',
    'seule/unique occasion/opportunité/fois * copier/voir/affich~',
    'copier * que maintenant',
  ],
  keep: ['copi~/stock~/enregistr~/conserv~ * jeton/token', 'copiez-le/conservez-le', 'lieu/endroit sûr'],
  token: ['jeton/jetons', "clé d'api"],
  copy: ['copier/copié/copiez'],
  otherKind: [
    'mot de passe',
    'code~ de récupération/secours',
    'secret * client',
    'clé * licence',
    'déploiement',
  ],
  takeAway: ['révo~/suppr~/désactiv~'],
  otherLabel: ['nom/créé~/rôle/autorisation~/empreinte/exemple'],
};
