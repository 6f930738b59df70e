import type { Phrases } from './types.ts';

export const pt: Phrases = {
  once: [
    'exibi~/mostra~/visível/ver/vê/visualiza~ * vez.',
    'não * mais/voltar~ * ver/vê/visualizá/exibido/mostrado',
    'não * ver/vê/visualizá/visíve~/exibido/mostrado/recuper~/obtê * novamente/depois/tarde',
    'ocult~ * fech~',
    'única oportunidade/chance/vez * copi~/exibi~',
    'só/apenas * copi~ * agora',
  ],
  keep: ['copi~/guard~/armazen~/salv~ * token', 'guarde-o/copie-o', 'lugar/local seguro'],
  token: ['chave de/da api'],
  copy: ['copia~/copie'],
  otherKind: [
    'convite~/senha~/palavra-passe',
    'código~ de recuperação/backup',
    'segredo * cliente',
    'chave * licença',
  ],
  takeAway: ['exclu~/desativ~'],
  otherLabel: ['nome/criad~/função/impressão/exemplo'],
};
