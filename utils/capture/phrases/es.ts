import type { Phrases } from './types';

/** What can be done with it once only, later no more, or just now. */
const SEE = 'ver/verlo/verá~/mostrará/mostrado/muestra/visible/recuper~/acceder/consultar~/obtener~/copiar~';

export const es: Phrases = {
  once: [
    `${SEE} * una/sola/única/esta vez.`,
    `no/nunca * ${SEE} * nuevo/nuevamente/tarde/posteriormente`,
    `no * ${SEE} * otra vez`,
    `no * volver/volverá~ a ${SEE}`,
    'volverá/volveremos a mostrar',
    `ya no podr~ ${SEE}`,
    'ocult~ * cerr~/cierr~',
    `única/última oportunidad * ${SEE}/guardar`,
    `única vez * ${SEE}`,
    `solo * ${SEE} * ahora`,
    `${SEE} solo ahora`,
    'no * segunda vez',
  ],
  keep: ['copi~/guard~/almacen~/conserv~ * token', 'guárdalo/cópialo', 'lugar seguro'],
  token: ['clave de api', 'ficha~ de/api'],
  copy: ['copia~'],
  otherKind: [
    'contraseña~/despliegue/certificado~',
    'código~ de recuperación/respaldo',
    'secreto * cliente',
    'clave * licencia',
  ],
  takeAway: ['borra~/desactiv~'],
  otherLabel: ['nombre/caduc~/venc~/huella/ejemplo'],
};
