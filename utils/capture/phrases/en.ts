import type { Phrases } from './types.ts';

/** What the console itself says and other consoles say in its place, and the stems that other languages share. */
export const en: Phrases = {
  once: [
    'see~/show~/display~/view~/visible * once.',
    'see/shown/displayed * one/single time',
    "not/never/cannot/can't/won't/longer * see~/view~/shown/displayed/visible/retriev~/recover~/access~/copy/fetch~ * again/later/clos~",
    "clos~ ** not/cannot/can't/won't * see~/view~/shown/displayed/visible/retriev~/recover~/access~",
    'hidden/disappear~/gone * clos~',
    'only/last opportunity/chance/time * copy/see~/view~/shown/displayed/visible/save',
    'can only * copy/see~/view~ * now',
  ],
  keep: [
    'copy/copied/save/saved/store/stored * token/it/value',
    'copy * now',
    'keep * safe/secret',
    'safe/secure place',
  ],
  token: ['token/tokens', 'api/access key'],
  copy: ['copy/copied/clipboard'],
  otherKind: [
    'webhook~/invit~/password~/commit/deploy~/certif~/coupon/link',
    'recovery/backup code~',
    'client/signing secret',
    'licen~/ssh/public/private key~',
  ],
  takeAway: ['revo~/delet~/remov~/rota~/disabl~/deactiv~/elimin~'],
  otherLabel: ['id/name/descri~/crea~/owner/rol~/permi~/expir~/valid~/fingerprint/hash/example/identi~'],
};
