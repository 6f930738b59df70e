import type { Phrases } from './types';

/** What can be done with it once only, later no more, or just now. */
const SEE = 'voir/revoir/verr~/affich~/visible/montr~/consult~/récupér~/accéder/copier/copié';

export const fr: Phrases = {
  once: [
    `${SEE} * une/seule fois.`,
    `pourr~/pouv~/peut/peux/sera/serez plus/jamais * ${SEE}`,
    'afficher~ plus/jamais',
    `pourr~/pouv~/peut/peux/sera pas * ${SEE} * nouveau/tard/suite`,
    'masqué * ferm~',
    `seule/unique/dernière occasion/opportunité/chance * ${SEE}/enregistrer`,
    `seule fois * ${SEE}`,
    `${SEE} * que maintenant`,
    'pas/plus * seconde/deuxième fois',
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
