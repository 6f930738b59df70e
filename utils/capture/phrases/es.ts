import type { Phrases } from './types.ts';

export const es: Phrases = {
  once: [
    'mostr~/muestra/ver~/visible * vez.',
    'podr~/puede~ volver a ver~',
    'volverá~ a ver/mostrar',
    'ya no podr~ ver/verlo',
    'no * ver/verlo/visible/mostrará/recuperar~/acceder/obtener~ * nuevo/nuevamente/tarde',
    'ocult~ * cerr~/cierr~',
    'única oportunidad/vez * copiar~/ver~/mostr~',
    'solo * copiar~/ver~ * ahora',
  ],
  keep: ['copi~/guard~/almacen~/conserv~ * token', 'guárdalo/cópialo', 'lugar seguro'],
  token: ['clave de api', 'ficha~ de/api'],
  copy: ['copia~'],
  otherKind: [
    'contraseña~/despliegue',
    'código~ de recuperación/respaldo',
    'secreto * cliente',
    'clave * licencia',
  ],
  takeAway: ['borra~/desactiv~'],
  otherLabel: ['nombre/caduc~/venc~/huella/ejemplo'],
};
