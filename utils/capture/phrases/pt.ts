import type { Phrases } from './types';

/** What can be done with it once only, later no more, or just now. */
const SEE = 'ver/vê/verá/visualizá/exibido/mostrado/visíve~/recuper~/acess~/obtê/copi~';

export const pt: Phrases = {
  once: [
    `${SEE} * uma/única vez.`,
    `não * mais ${SEE}`,
    `não * mais/voltar~ possível/a ${SEE}`,
    'nunca mais mostraremos/exibiremos',
    `não * ${SEE} * novamente/novo/depois/tarde/posteriormente`,
    'ocult~ * fech~',
    `única/última oportunidade/chance * ${SEE}/salvar`,
    `única vez * ${SEE}`,
    `só/apenas * ${SEE} * agora`,
    'não * segunda vez',
  ],
  keep: ['copi~/guard~/armazen~/salv~ * token', 'guarde-o/copie-o', 'lugar/local seguro'],
  token: ['chave de/da api'],
  copy: ['copia~/copie'],
  otherKind: [
    'convite~/senha~/palavra-passe/certificado~',
    'código~ de recuperação/backup',
    'segredo * cliente',
    'chave * licença',
  ],
  takeAway: ['exclu~/revog~/desativ~'],
  otherLabel: ['nome/criad~/função/impressão/exemplo'],
};
