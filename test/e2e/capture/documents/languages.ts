import type { SmallDocument } from '../documents';
import { drawer, type Format, layer, modal, overlay, popover, quiet, shown } from './parts';

/** Chrome puts each text that it translated into two elements. */
const translated = (text: string) =>
  `<font dir="auto" style="vertical-align: inherit;"><font dir="auto" style="vertical-align: inherit;">${text}</font></font>`;

interface Said {
  lang: string;
  title: string;
  notice: string;
  /** Of the copy control. */
  copy: string;
  label?: string;
  acknowledge?: string;
}

function content(value: string, { title, notice, copy, label, acknowledge }: Said): string {
  const box = acknowledge ? `<label><input type="checkbox"> ${translated(acknowledge)}</label>` : '';
  const caption = label ? `<div>${translated(label)}</div>` : '';
  return `<h2>${translated(title)}</h2><p>${translated(notice)}</p>${caption}<code>${translated(value)}</code><button>${translated(copy)}</button>${box}`;
}
const says = (name: string, said: Said, draw = modal, format: Format = 'hex') =>
  shown(`${said.lang}: ${name}`, (token) => draw(content(token, said)), format, said.lang);
const names = (name: string, said: Said, draw = modal, format: Format = 'hex') =>
  quiet(`${said.lang}: ${name}`, (value) => draw(content(value, said)), format, said.lang);

const de = { lang: 'de', copy: 'Kopieren' };
const fr = { lang: 'fr', copy: 'Copier' };
const es = { lang: 'es', copy: 'Copiar' };
const it = { lang: 'it', copy: 'Copia' };
const pt = { lang: 'pt', copy: 'Copiar' };
const nl = { lang: 'nl', copy: 'Kopiëren' };
const pl = { lang: 'pl', copy: 'Kopiuj' };
const ja = { lang: 'ja', copy: 'コピー' };

/** The console as the browser's page translation leaves it. */
export const languages: readonly SmallDocument[] = [
  says('the console’s own words', {
    ...de,
    title: 'Token speichern',
    notice:
      'Kopieren Sie Ihr API-Token und bewahren Sie es sicher auf. Zu Ihrem Schutz wird das vollständige Token nur einmal in diesem Fenster angezeigt.',
    acknowledge: 'Ich habe das API-Token kopiert und sicher aufbewahrt.',
  }),
  says(
    'only opportunity',
    { ...de, title: 'API-Token', notice: 'Dies ist Ihre einzige Möglichkeit, das Token zu kopieren.' },
    layer,
    'urlSafe',
  ),
  says(
    'the console’s own words',
    {
      ...fr,
      title: 'Jeton du magasin',
      notice:
        'Veillez à copier et à conserver en lieu sûr votre jeton API. Pour votre protection, le jeton complet ne s’affichera qu’une seule fois dans cette fenêtre.',
      acknowledge: 'J’ai copié le jeton API et je l’ai conservé en lieu sûr.',
    },
    overlay,
  ),
  says(
    'cannot see it again',
    {
      ...fr,
      title: 'Votre nouveau jeton d’API',
      notice: 'Copiez votre jeton maintenant. Vous ne pourrez plus le voir.',
    },
    modal,
    'prefixed',
  ),
  says(
    'the console’s own words',
    {
      ...es,
      title: 'Ficha de tienda',
      notice:
        'Asegúrese de copiar y almacenar de forma segura su token de API. Para su protección, el token completo solo se mostrará una vez en esta ventana.',
      acknowledge: 'He copiado el token de API y lo he almacenado de forma segura.',
    },
    layer,
  ),
  says(
    'hidden after closing',
    {
      ...es,
      title: 'Token de API',
      notice: 'El token se ocultará después de cerrar esta ventana.',
    },
    drawer,
    'longHex',
  ),
  says('the console’s own words', {
    ...it,
    title: 'Memorizza token',
    notice:
      'Assicurati di copiare e conservare in modo sicuro il tuo token API. Per la tua protezione, il token completo verrà visualizzato solo una volta in questa finestra.',
    acknowledge: 'Ho copiato il token API e l’ho conservato in modo sicuro.',
  }),
  says(
    'only now',
    { ...it, title: 'Token API', notice: 'Conserva il token in un luogo sicuro: puoi copiarlo solo ora.' },
    popover,
    'base32',
  ),
  says(
    'the console’s own words',
    {
      ...pt,
      title: 'Armazenar token',
      notice:
        'Certifique-se de copiar e armazenar com segurança seu token de API. Para sua proteção, o token completo será exibido apenas uma vez nesta janela.',
      acknowledge: 'Copiei o token da API e o armazenei com segurança.',
    },
    overlay,
    'urlSafe',
  ),
  says(
    'not later',
    {
      ...pt,
      title: 'Token de API',
      notice: 'Copie o token antes de continuar. Você não poderá obtê-lo mais tarde.',
    },
    layer,
  ),
  says(
    'the console’s own words',
    {
      ...nl,
      title: 'Token opslaan',
      notice:
        'Zorg ervoor dat u uw API-token kopieert en veilig bewaart. Voor uw bescherming wordt het volledige token slechts één keer in dit venster weergegeven.',
      acknowledge: 'Ik heb het API-token gekopieerd en veilig opgeslagen.',
    },
    drawer,
  ),
  says(
    'last chance',
    { ...nl, title: 'API-token', notice: 'Laatste kans om uw API-token op te slaan.' },
    modal,
    'padded',
  ),
  says(
    'the console’s own words',
    {
      ...pl,
      title: 'Token sklepu',
      notice:
        'Pamiętaj, aby skopiować i bezpiecznie przechowywać swój token API. Dla Twojego bezpieczeństwa pełny token zostanie wyświetlony w tym oknie tylko raz.',
      acknowledge: 'Skopiowałem token API i przechowuję go w bezpiecznym miejscu.',
    },
    layer,
  ),
  says(
    'cannot see it again',
    {
      ...pl,
      title: 'Twój nowy token API',
      notice: 'Skopiuj token teraz. Nie będziesz mógł go ponownie zobaczyć.',
    },
    overlay,
    'jwt',
  ),
  says('the console’s own words', {
    ...ja,
    title: 'ストアトークン',
    notice:
      'API トークンをコピーして安全に保管してください。お客様を保護するため、完全なトークンはこのウィンドウに 1 回だけ表示されます。',
    acknowledge: 'API トークンをコピーし、安全に保管しました。',
  }),
  says(
    'cannot see it again',
    {
      ...ja,
      title: '新しい API トークン',
      notice: '今すぐトークンをコピーしてください。再度表示することはできません。',
    },
    layer,
    'urlSafe',
  ),
  names('webhook secret', {
    ...de,
    title: 'Webhook erstellt',
    notice: 'Kopieren Sie jetzt das Signaturgeheimnis. Es wird nur einmal angezeigt.',
    label: 'Signaturgeheimnis',
  }),
  names(
    'invitation code',
    {
      ...fr,
      title: 'Code d’invitation',
      notice: 'Copiez ce code et envoyez-le à votre collègue. Il ne s’affichera qu’une seule fois.',
    },
    popover,
    'base32',
  ),
  names(
    'a token to revoke',
    {
      ...es,
      title: 'Revocar token de API',
      notice:
        'Las aplicaciones que utilizan este token no podrán volver a acceder. Esta acción no se puede deshacer.',
    },
    layer,
  ),
  names(
    'database password',
    {
      ...it,
      title: 'Database creato',
      notice: 'Copia ora la password del database. Non potrai più vederla.',
      label: 'Password del database',
    },
    overlay,
  ),
  names(
    'client secret',
    {
      ...pt,
      title: 'Segredo do cliente',
      notice: 'Copie o segredo do cliente agora, ele será exibido apenas uma vez.',
    },
    modal,
    'urlSafe',
  ),
  names(
    'recovery codes',
    {
      ...nl,
      title: 'Herstelcodes',
      notice: 'Bewaar deze herstelcodes op een veilige plaats. Ze worden slechts één keer weergegeven.',
    },
    layer,
  ),
  names(
    'SSH key',
    {
      ...pl,
      title: 'Prywatny klucz SSH',
      notice: 'Skopiuj klucz teraz, nie zostanie on ponownie wyświetlony.',
    },
    drawer,
    'padded',
  ),
  names(
    'registry password',
    {
      ...ja,
      title: 'レジストリの認証情報',
      notice: 'レジストリのパスワードは 1 回だけ表示されます。コピーして安全に保管してください。',
      label: 'レジストリのパスワード',
    },
    overlay,
  ),
];
