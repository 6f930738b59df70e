import type { Phrases } from './types';

/** What can be done with it once only, later no more, or just now. */
const SEE = 'see/seen/shown/view~/displayed/visible/reveal~/retriev~/recover~/access~/copy/copied/fetch~';

/** What the console itself says and other consoles say in its place, and the stems that other languages share. */
export const en: Phrases = {
  once: [
    `show~/display/${SEE} * once.`,
    `show/display/${SEE} * one/single/second time`,
    `not/never/cannot/can't/won't/longer * ${SEE} * again/later/afterwards/clos~`,
    'will never/not show/display * again',
    'no way to * again/later/back',
    'one time view/display/reveal',
    `lost * not/cannot/can't * ${SEE}`,
    `clos~/leav~ ** not/cannot/can't/won't * ${SEE}`,
    'hidden/disappear~/gone * clos~/leav~',
    `only/last opportunity/chance/time * ${SEE}/save`,
    `can/is only * ${SEE} * now`,
    `${SEE} only now`,
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
    'webhook~/invit~/password~/commit/commits/deployment~/certificat~/coupon/link',
    'recovery/backup code~',
    'client/signing secret',
    'licen~/ssh/public/private key~',
  ],
  takeAway: ['revok~/revoc~/delet~/remov~/rota~/disabl~/deactiv~/elimin~'],
  otherLabel: [
    'part/half/segment',
    'id/name/descri~/crea~/owner/rol~/permi~/expir~/valid~/fingerprint/hash/checksum/digest/example/identi~',
  ],
};
