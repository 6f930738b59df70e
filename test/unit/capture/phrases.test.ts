import { describe, expect, test } from 'vitest';
import {
  expressionsFor,
  expressionsOf,
  isKnown,
  type Language,
  LANGUAGES as LISTS,
} from '@/utils/capture/phrases';
import { normalise } from '@/utils/capture/phrases/normalise';
import { type Kind, vocabularyOf } from '@/utils/capture/phrases/vocabulary';

const LANGUAGES = Object.keys(LISTS) as Language[];
const KINDS = Object.keys(LISTS.en.phrases) as Kind[];

/** Whether a text holds a phrase in English or in one of the languages; in any, unless told. */
function matches(kind: Kind, text: string, languages = LANGUAGES): boolean {
  return vocabularyOf(expressionsOf('en', ...languages)).says(kind, text);
}

/** What a page says, and what comes near it and says something else; one sentence between two bars. */
type Sentences = Record<Kind, { said: string; unsaid: string }>;

/** Not reviewed by native speakers: written after what page translation makes of the console's wording. */
const SENTENCES: Record<Language, Sentences> = {
  en: {
    once: {
      said: `We cannot show it a second time.
        | For your protection, the complete token will only be displayed once in this window. | This is your only opportunity to copy the token
        | The token is hidden after you close this window. | For security reasons you can only copy it now. | You cannot fetch it later.
        | Make sure to copy your token now. You won’t be able to see it again! | This is the only time this token is shown. | Shown once
        | After you close this dialog, you will not be able to retrieve the token. | It will never be displayed again | You can only view it once, so store it
        | You will not be able to view this token again after closing this dialog. | This token is only visible now. | We will never show this token again.
        | Once you leave this page, the token cannot be recovered. | This is your last chance to save the token. | The value disappears when you close this dialog.
        | The token can't be viewed later | You'll only see this token once. | It cannot be displayed a second time.
        | For security, this token is shown just once. | There is no way to retrieve it later. | The token can only be copied now.
        | It won't be possible to see the token again. | This is the only time you'll be able to see it | We don't store it, so you can't see it later
        | Copy this token now, because we will not display it a second time. | This token will be hidden when the window is closed. | The full token is shown only now.
        | Please note that the token will not be accessible after closing this modal | It is not possible to retrieve the token afterwards. | The token will be visible just once
        | You get to see this value exactly once.`,
      unsaid: `The token is shown once you have confirmed your address. | Only available in the Enterprise plan | Once you have created a token, use it in a pipeline.
        | No expiration, access for CI | Internet access token | Do not show this message again | Cannot fetch tokens, please try again later
        | Invitation links can only be used once. | You can see the token again at any time. | The ID cannot be used again | See what is new. Once, we had pipelines.
        | Unsaved changes are lost when you close this window | You won’t be able to sign in again until you verify`,
    },
    keep: {
      said: `Make sure to copy and securely store your API token. | I have copied the API token and stored it securely. | Store Token | Copy this token and keep it somewhere.
        | Save it in your password manager | Please copy now | Keep it safe | Store the value in a safe place`,
      unsaid: `© 2026 Copyright Humanitec | Save changes | App Store | Save 20 % with annual billing | We store tokens as hashes | Keep it short | Copywriting`,
    },
    token: {
      said: `API token | Your new access token | Store Token | Token value | Personal API key`,
      unsaid: `Tokenisation | Bettokens | Keyboard access | Apply | Betokened`,
    },
    copy: {
      said: `Copy | Copied! | Copy to clipboard | Copy token | Click to copy`,
      unsaid: `Copyright 2026 | Copywriter | Hardcopy | Cop | Photocopying`,
    },
    otherKind: {
      said: `Webhook created | Your recovery codes | Client secret | Set your password | Licence key | New commit | Deployment started | Invite a member | SSH key added`,
      unsaid: `API token created | Committee | Commitment to quality | Discover our clients | License agreement | Linked accounts | Shared keyboard`,
    },
    takeAway: {
      said: `Revoke API token | Delete Service User | Rotate token | Remove member | Disable access | Token deleted`,
      unsaid: `Remote access | Deluxe plan | Disability statement | Delivery | Store Token | Reset your view`,
    },
    otherLabel: {
      said: `API token ID | Name | API token description | Created by | Expires at | Expiry date | Fingerprint | SHA-256 hash | Example request`,
      unsaid: `Ideal | Rename | Hashtag | Your token | Token value | Fingerprinting`,
    },
  },
  de: {
    once: {
      said: `Wir behalten keine Kopie und können es kein zweites Mal anzeigen.
        | Zu Ihrem Schutz wird das vollständige Token in diesem Fenster nur einmal angezeigt. | Sie werden ihn nicht mehr sehen können. | Du kannst das Token nicht wieder sehen
        | Dies ist Ihre einzige Möglichkeit, das Token zu kopieren. | Das Token wird ausgeblendet, nachdem Sie dieses Fenster geschlossen haben. | Sie können es nur jetzt kopieren.
        | Sie können es später nicht abrufen. | Du kannst es später nicht mehr abrufen. | Das Token wird nicht erneut angezeigt. | Sie werden es nicht erneut anzeigen können!
        | Nach dem Schließen dieses Fensters wird es ausgeblendet | Dies ist deine einzige Gelegenheit, den Token zu kopieren | Du kannst ihn nur ein einziges Mal sehen.
        | Sie können dieses Token nach dem Schließen dieses Dialogs nicht mehr anzeigen. | Das Token ist nur jetzt sichtbar. | Wir werden dieses Token nie wieder anzeigen.
        | Das ist Ihre letzte Chance, das Token zu speichern. | Sie können das Token nur einmal sehen. | Es kann später nicht wiederhergestellt werden.
        | Das Token kann nur jetzt kopiert werden. | Dies ist das einzige Mal, dass Sie das Token sehen können. | Aus Sicherheitsgründen wird das Token nur einmal angezeigt.
        | Das Token wird beim Schließen des Fensters ausgeblendet. | Das vollständige Token wird nur jetzt angezeigt. | Nach dem Schließen können Sie nicht mehr auf das Token zugreifen.
        | Du kannst es danach nicht mehr abrufen. | Sie sehen diesen Wert genau einmal.`,
      unsaid: `Sobald Sie ein Token erstellt haben, wird es verwendet. | Nur in der Enterprise-Version verfügbar | Einladungen können nur einmal verwendet werden.
        | Diese Meldung nicht mehr anzeigen | Einmalzahlung | Das Token kann später nicht umbenannt werden. | Token konnten nicht geladen werden, versuchen Sie es später erneut.`,
    },
    keep: {
      said: `Kopieren Sie unbedingt Ihr API-Token und bewahren Sie es sicher auf. | Ich habe das API-Token kopiert und sicher gespeichert. | Token speichern
        | Kopiere deinen Token jetzt | Speichern Sie ihn an einem sicheren Ort | Bewahre den Token auf`,
      unsaid: `Änderungen speichern | Sicherheitshinweise | Kopfzeile | Wir speichern Protokolle | Bewahren Sie Ruhe | App-Speicher`,
    },
    token: {
      said: `API-Token | Ihr Zugriffstoken | Zugangstoken | Persönliches Token | API-Schlüssel`,
      unsaid: `Tokenisierung | Zugriffsrechte | Schlüsselwort | Internetzugang | Zugang für CI`,
    },
    copy: {
      said: `Kopieren | Kopiert | In die Zwischenablage kopieren | Token kopieren | Kopiere`,
      unsaid: `Kopfzeile | Kopplung | Mikroskopieren | Zwischenstand | Kopf`,
    },
    otherKind: {
      said: `Einladung versendet | Passwort festlegen | Wiederherstellungscodes | Client-Geheimnis | Lizenzschlüssel | Webhook-URL | Bereitstellung gestartet`,
      unsaid: `API-Token erstellt | Passend für Sie | Einleitung | Bereits erledigt | Kommission`,
    },
    takeAway: {
      said: `API-Token widerrufen | Dienstbenutzer löschen | Token rotieren | Mitglied entfernen | Zugriff deaktivieren`,
      unsaid: `Loslassen | Entfaltung | Widerspruch | Token speichern | Aktivieren`,
    },
    otherLabel: {
      said: `API-Token-ID | Beschreibung | Erstellt von | Ablaufdatum | Fingerabdruck | Gültig bis | Beispiel | Bezeichnung`,
      unsaid: `Ihr Token | Ideal | Token-Wert | Wert | Beizeiten`,
    },
  },
  fr: {
    once: {
      said: `Nous n’en gardons pas de copie et ne pouvons pas l’afficher une seconde fois.
        | Pour votre protection, le jeton complet ne s’affichera qu’une seule fois dans cette fenêtre. | le jeton complet ne sera affiché qu'une fois. | Vous ne pourrez plus le voir !
        | C’est votre seule occasion de copier le jeton | Le jeton est masqué après la fermeture de cette fenêtre. | Vous ne pouvez le copier que maintenant. | Tu ne pourras pas le récupérer plus tard
        | Vous ne pouvez pas le récupérer plus tard. | Il ne sera plus affiché. | Vous ne pourrez pas le voir à nouveau | Le jeton sera masqué lorsque vous fermerez cette fenêtre
        | Vous ne pourrez plus voir ce jeton après avoir fermé cette fenêtre. | Ce jeton n'est visible que maintenant. | Nous n'afficherons plus jamais ce jeton.
        | C'est votre dernière chance d'enregistrer le jeton. | Vous ne verrez ce jeton qu'une seule fois. | Vous ne pourrez pas le consulter plus tard.
        | Le jeton ne peut être copié que maintenant. | C'est la seule fois que vous pourrez voir le jeton. | Ce jeton sera masqué à la fermeture de la fenêtre.
        | Le jeton complet n'est affiché que maintenant. | Il ne sera pas possible de récupérer le jeton par la suite. | Le jeton ne sera visible qu'une fois
        | Tu ne pourras plus le voir ensuite.`,
      unsaid: `Le jeton ne s’affiche qu’une fois validé. | Une fois que vous avez créé un jeton, utilisez-le. | Disponible uniquement dans l’offre Entreprise
        | Ne plus afficher ce message | Les invitations ne peuvent être utilisées qu’une seule fois. | Vous pouvez voir le jeton à tout moment`,
    },
    keep: {
      said: `Assurez-vous de copier et de stocker en toute sécurité votre jeton API. | J'ai copié le jeton API et je l'ai stocké en toute sécurité. | Enregistrer le jeton
        | Conservez-le dans un endroit sûr | Copiez ce jeton maintenant | Conserve ton jeton`,
      unsaid: `Enregistrer les modifications | Copilote | Bien sûr | Nous stockons vos données | Jeton copieux`,
    },
    token: {
      said: `Jeton d’API | Jeton d’accès | Vos jetons | Token d'API | Clé d’API`,
      unsaid: `Jetonnage | Accès Internet | Clé de voûte | Rejeton | Clé d'apiculture`,
    },
    copy: {
      said: `Copier | Copié | Copiez le jeton | Copier dans le presse-papiers | Jeton copié`,
      unsaid: `Copieux | Copilote | Photocopier | Presse | Copain`,
    },
    otherKind: {
      said: `Mot de passe | Codes de récupération | Secret du client | Clé de licence | Déploiement lancé | Invitation envoyée`,
      unsaid: `Jeton d'API créé | Mots de bienvenue | Code postal | Licence | Déployé par`,
    },
    takeAway: {
      said: `Révoquer le jeton d'API | Supprimer l'utilisateur | Désactiver l’accès | Révocation du jeton | Suppression`,
      unsaid: `Revoir le jeton | Support | Activer | Enregistrer le jeton | Rêver | Remplir`,
    },
    otherLabel: {
      said: `ID du jeton API | Nom | Description | Créé par | Date d’expiration | Empreinte | Exemple | Rôle`,
      unsaid: `Numéro | Votre jeton | Valeur | Idéal | Nominal`,
    },
  },
  es: {
    once: {
      said: `No conservamos ninguna copia y no podemos mostrarlo por segunda vez.
        | Para su protección, el token completo solo se mostrará una vez en esta ventana. | No podrás volver a verlo. | Esta es su única oportunidad de copiar el token
        | El token se oculta después de cerrar esta ventana. | Solo puedes copiarlo ahora. | No puede obtenerlo más tarde. | No podrá recuperarlo más tarde | No se volverá a mostrar
        | Solo lo verás una sola vez. | No se mostrará de nuevo | el token se muestra una única vez | se ocultará cuando cierres esta ventana
        | No podrá ver este token de nuevo después de cerrar este cuadro de diálogo. | Este token solo es visible ahora. | Nunca volveremos a mostrar este token.
        | Esta es su última oportunidad de guardar el token. | Solo verá este token una vez. | No se puede recuperar más tarde.
        | El token solo se puede copiar ahora. | Esta es la única vez que podrá ver el token. | Este token se ocultará al cerrar la ventana.
        | El token completo se muestra solo ahora. | No será posible recuperar el token posteriormente. | El token será visible solo una vez
        | No podrás verlo otra vez.`,
      unsaid: `Una vez que hayas creado un token, úsalo. | Se mostrará una vez que confirmes | Solo disponible en el plan Enterprise | No volver a mostrar este mensaje
        | Las invitaciones solo se pueden usar una vez. | Puede ver el token de nuevo | Sin caducidad, acceso para CI`,
    },
    keep: {
      said: `Asegúrese de copiar y almacenar de forma segura su token de API. | He copiado el token de API y lo he guardado de forma segura. | Guardar token | Guárdalo en un lugar seguro | Copia tu token ahora`,
      unsaid: `Guardar cambios | Guardias | Copiloto | Seguro que sí | Conservamos sus datos`,
    },
    token: {
      said: `Token de API | Token de acceso | Tu token | Tokens de API | Clave de API`,
      unsaid: `Tokenización | Acceso a Internet | Palabra clave | Clave de apicultura | Ficha técnica`,
    },
    copy: {
      said: `Copiar | Copiado | Copiar al portapapeles | Copia el token | Token copiado`,
      unsaid: `Copiloto | Copioso | Fotocopiar | Portal | Copa`,
    },
    otherKind: {
      said: `Contraseña | Códigos de recuperación | Secreto de cliente | Clave de licencia | Invitación enviada | Despliegue iniciado`,
      unsaid: `Token de API creado | Contratos | Código postal | Licencia | Cliente`,
    },
    takeAway: {
      said: `Revocar token de API | Eliminar usuario de servicio | Rotar token | Borrar token | Desactivar acceso`,
      unsaid: `Nuevo usuario | Activar | Guardar token | Restaurante | Acceso remoto`,
    },
    otherLabel: {
      said: `ID del token de API | Nombre | Descripción | Creado por | Fecha de vencimiento | Caduca el | Huella digital | Ejemplo | Rol`,
      unsaid: `Tu token | Valor | Nombrar | Ideal | Ejemplar`,
    },
  },
  it: {
    once: {
      said: `Non ne conserviamo una copia e non possiamo mostrarlo una seconda volta.
        | Per la tua protezione, il token completo verrà visualizzato una sola volta in questa finestra. | Non potrai più vederlo! | Questa è la tua unica opportunità per copiare il token
        | Il token viene nascosto dopo la chiusura di questa finestra. | Puoi copiarlo solo ora. | Non potrai recuperarlo in seguito. | Non sarà possibile visualizzarlo nuovamente.
        | Non verrà più mostrato | Il token verrà mostrato solo una volta. | Non potrà vederlo di nuovo | nascosto dopo aver chiuso questa finestra
        | Non potrai più visualizzare questo token dopo aver chiuso questa finestra di dialogo. | Questo token è visibile solo ora. | Non mostreremo mai più questo token.
        | Questa è la tua ultima possibilità di salvare il token. | Vedrai questo token solo una volta. | Non può essere recuperato in seguito.
        | Il token può essere copiato solo ora. | Questa è l'unica volta che potrai vedere il token. | Questo token verrà nascosto alla chiusura della finestra.
        | Non sarà possibile recuperare il token in un secondo momento. | Il token sarà visibile una sola volta`,
      unsaid: `Verrà visualizzato una volta effettuato l'accesso. | Una volta creato un token, usalo. | Disponibile solo nel piano Enterprise | Non mostrare più questo messaggio
        | Gli inviti possono essere usati una sola volta. | Puoi vedere di nuovo il token`,
    },
    keep: {
      said: `Assicurati di copiare e conservare in modo sicuro il tuo token API. | Ho copiato il token API e l'ho memorizzato in modo sicuro. | Salva token | Conservalo in un luogo sicuro | Copia questo token adesso`,
      unsaid: `Salva modifiche | Copiloti | Sicuro | Salvagente | Conserviamo i tuoi dati`,
    },
    token: {
      said: `Token API | Token di accesso | Il tuo token | Tokens | Chiave API`,
      unsaid: `Tokenizzazione | Accesso a Internet | Parola chiave | Chiave apicoltura | Gettonato`,
    },
    copy: {
      said: `Copia | Copiato | Copiare | Copia negli appunti | Copia token`,
      unsaid: `Copiloti | Copioso | Fotocopia | Appuntamento | Coppia`,
    },
    otherKind: {
      said: `Password | Codici di recupero | Segreto del client | Chiave di licenza | Invito inviato`,
      unsaid: `Token API creato | Passaggio | Codice postale | Licenza | Clienti`,
    },
    takeAway: {
      said: `Revoca token API | Elimina utente | Rimuovi membro | Disattiva accesso | Cancella token`,
      unsaid: `Attiva | Salva token | Canale | Rimorchio | Accesso remoto`,
    },
    otherLabel: {
      said: `ID token API | Nome | Descrizione | Creato da | Data di scadenza | Scade il | Impronta digitale | Esempio | Ruolo`,
      unsaid: `Il tuo token | Valore | Nominare | Ideale | Scaffale`,
    },
  },
  pt: {
    once: {
      said: `Não mantemos uma cópia e não podemos mostrá-lo uma segunda vez.
        | Para sua proteção, o token completo será exibido apenas uma vez nesta janela. | Você não poderá vê-lo novamente. | Esta é a sua única oportunidade de copiar o token
        | O token fica oculto após fechar esta janela. | Você só pode copiá-lo agora. | Não é possível obtê-lo mais tarde. | Você não poderá recuperá-lo depois. | Ele não será mais exibido.
        | Não poderá voltar a vê-lo | o token completo só será mostrado uma vez nesta janela. | Não será exibido novamente
        | Você não poderá ver este token novamente depois de fechar esta caixa de diálogo. | Este token só está visível agora. | Nunca mais mostraremos este token.
        | Esta é sua última chance de salvar o token. | Você verá este token apenas uma vez. | Não pode ser recuperado mais tarde.
        | O token só pode ser copiado agora. | Esta é a única vez que você poderá ver o token. | Este token será ocultado ao fechar a janela.
        | Não será possível recuperar o token posteriormente. | O token ficará visível apenas uma vez | Você não conseguirá vê-lo de novo.`,
      unsaid: `Será exibido uma vez que você confirme | Depois de criar um token, use-o. | Disponível apenas no plano Enterprise | Não mostrar novamente
        | Os convites só podem ser usados uma vez. | Você pode ver o token novamente`,
    },
    keep: {
      said: `Certifique-se de copiar e armazenar com segurança o seu token de API. | Copiei o token de API e o armazenei com segurança. | Salvar token | Guarde-o num lugar seguro | Guarde o token`,
      unsaid: `Salvar alterações | Copiloto | Seguro | Guardamos seus dados | Salve!`,
    },
    token: {
      said: `Token de API | Token de acesso | Seu token | Tokens de API | Chave da API`,
      unsaid: `Tokenização | Acesso à Internet | Palavra-chave | Chave de apicultura | Ficha`,
    },
    copy: {
      said: `Copiar | Copiado | Copie o token | Copiar para a área de transferência | Token copiado`,
      unsaid: `Copiloto | Copioso | Fotocopiar | Transferência | Copo`,
    },
    otherKind: {
      said: `Senha | Códigos de recuperação | Segredo do cliente | Chave de licença | Convite enviado | Palavra-passe`,
      unsaid: `Certifique-se de copiar | Token de API criado | Senhor | Código postal | Licença | Conviver`,
    },
    takeAway: {
      said: `Revogar token de API | Excluir usuário | Remover membro | Desativar acesso | Rotacionar token`,
      unsaid: `Ativar | Salvar token | Novo usuário | Acesso remoto | Pagar`,
    },
    otherLabel: {
      said: `ID do token de API | Nome | Descrição | Criado por | Data de expiração | Impressão digital | Exemplo | Função`,
      unsaid: `Seu token | Valor | Nomear | Ideal | Exemplar`,
    },
  },
  nl: {
    once: {
      said: `We bewaren geen kopie en kunnen het geen tweede keer tonen.
        | Voor uw bescherming wordt het volledige token slechts één keer in dit venster weergegeven. | Je kunt het niet meer bekijken. | Dit is uw enige kans om het token te kopiëren
        | Het token wordt verborgen nadat u dit venster hebt gesloten. | U kunt het alleen nu kopiëren. | U kunt het later niet ophalen. | Het wordt niet opnieuw weergegeven.
        | Je kunt het later niet meer zien | Het token wordt maar één keer getoond | wordt slechts eenmaal weergegeven | verborgen zodra je dit venster sluit
        | U kunt dit token niet meer bekijken nadat u dit dialoogvenster hebt gesloten. | Dit token is alleen nu zichtbaar. | We zullen dit token nooit meer tonen.
        | Dit is uw laatste kans om het token op te slaan. | U ziet dit token slechts één keer. | Het kan later niet worden hersteld.
        | Het token kan alleen nu worden gekopieerd. | Dit is de enige keer dat u het token kunt zien. | Dit token wordt verborgen wanneer het venster wordt gesloten.
        | Het token is slechts één keer zichtbaar | Je zult het niet meer kunnen zien.`,
      unsaid: `Eenmaal aangemaakt kunt u het token bekijken. | Zodra u een token hebt gemaakt, gebruikt u het. | Alleen beschikbaar in het Enterprise-abonnement
        | Dit bericht niet meer weergeven | Uitnodigingen kunnen slechts één keer worden gebruikt. | De volgende keer dat u inlogt wordt dit weergegeven | Je kunt het token opnieuw bekijken`,
    },
    keep: {
      said: `Zorg ervoor dat u uw API-token kopieert en veilig opslaat. | Ik heb het API-token gekopieerd en veilig opgeslagen. | Token opslaan | Bewaar het token | Kopieer dit token nu`,
      unsaid: `Wijzigingen opslaan | Veiligheid | Koptekst | Bewaartermijn | Slalom`,
    },
    token: {
      said: `API-token | Toegangstoken | Uw token | API-tokens | API-sleutel`,
      unsaid: `Tokenisatie | Internettoegang | Sleutelwoord | Toegang voor CI | Apisleutel`,
    },
    copy: {
      said: `Kopiëren | Gekopieerd | Kopieer | Naar klembord kopiëren | Token kopiëren`,
      unsaid: `Koptekst | Koppeling | Kopje | Klem | Fotokopieerapparaat`,
    },
    otherKind: {
      said: `Uitnodiging verzonden | Wachtwoord | Herstelcodes | Clientgeheim | Licentiesleutel | Certificaat`,
      unsaid: `API-token gemaakt | Herstellen | Klanten | Wachten | Uitstel`,
    },
    takeAway: {
      said: `API-token intrekken | Servicegebruiker verwijderen | Token roteren | Toegang uitschakelen | Verwijder token`,
      unsaid: `Token opslaan | Inschakelen | Verwijzing | Rotterdam | Uitstellen`,
    },
    otherLabel: {
      said: `API-token-ID | Naam | Beschrijving | Gemaakt door | Vervaldatum | Verloopt op | Vingerafdruk | Voorbeeld | Aangemaakt op`,
      unsaid: `Uw token | Waarde | Namen | Ideaal | Voorbeeldig`,
    },
  },
  pl: {
    once: {
      said: `Nie przechowujemy kopii i nie możemy pokazać go po raz drugi. | Później nie będzie można go pobrać.
        | Dla Twojej ochrony pełny token zostanie wyświetlony w tym oknie tylko raz. | Nie będziesz mógł go ponownie zobaczyć. | To jedyna okazja, aby skopiować token
        | Token zostanie ukryty po zamknięciu tego okna. | Możesz go skopiować tylko teraz. | Nie możesz go później pobrać. | Token nie zostanie ponownie wyświetlony.
        | Nie będzie można go zobaczyć ponownie | tylko raz wyświetlony w tym oknie | Token pokazujemy tylko jeden raz
        | Po zamknięciu tego okna dialogowego nie będzie można ponownie wyświetlić tego tokena. | Ten token jest widoczny tylko teraz. | Nigdy więcej nie pokażemy tego tokena.
        | To ostatnia szansa, aby zapisać token. | Ten token zobaczysz tylko raz. | Nie można go później odzyskać.
        | Token można skopiować tylko teraz. | To jedyny raz, kiedy będziesz mógł zobaczyć token. | Token zostanie ukryty po zamknięciu okna.
        | Token będzie widoczny tylko raz | Nie zobaczysz go już więcej.`,
      unsaid: `Po utworzeniu tokena użyj go w potoku. | Dostępne tylko w planie Enterprise | Nie pokazuj ponownie tego komunikatu | Zaproszenia można użyć tylko raz.
        | Możesz ponownie zobaczyć token | Nie wyświetlaj ponownie`,
    },
    keep: {
      said: `Pamiętaj, aby skopiować i bezpiecznie przechowywać swój token API. | Skopiowałem token API i bezpiecznie go zapisałem. | Zapisz token | Zachowaj token | Przechowuj go w bezpiecznym miejscu | Skopiuj teraz`,
      unsaid: `Zapisz zmiany | Bezpieczeństwo | Kopalnia | Sklep z aplikacjami | Przechodzimy dalej`,
    },
    token: {
      said: `Token API | Token dostępu | Wartość tokena | Tokeny API | Klucz API`,
      unsaid: `Tokenizacja | Dostęp do Internetu | Słowo kluczowe | Klucz apiterapii | Dostęp dla CI`,
    },
    copy: {
      said: `Kopiuj | Skopiuj | Skopiowano | Kopiuj do schowka | Skopiuj token`,
      unsaid: `Kopalnia | Kopia | Fotokopia | Schowek na rękawiczki | Kopernik`,
    },
    otherKind: {
      said: `Zaproszenie wysłane | Hasło | Kody odzyskiwania | Tajny klucz klienta | Klucz licencyjny | Wdrożenie`,
      unsaid: `Utworzono token API | Kod pocztowy | Licencja | Klient | Zapisano`,
    },
    takeAway: {
      said: `Unieważnij token API | Usuń użytkownika usługi | Cofnij token | Wyłącz dostęp | Usuwanie`,
      unsaid: `Włącz dostęp | Zapisz token | Ustawienia | Usługa | Zasoby`,
    },
    otherLabel: {
      said: `Identyfikator tokena | Nazwa | Opis | Utworzono | Wygasa | Ważny do | Odcisk palca | Skrót | Przykład`,
      unsaid: `Twój token | Wartość | Opisowy | Idealny | Nazwisko`,
    },
  },
  ja: {
    once: {
      said: `2回目の表示はできません。 | トークンをコピーできるのはこの機会だけです。
        | お客様の保護のため、完全なトークンはこのウィンドウに一度だけ表示されます。 | 完全なトークンは、このウィンドウに 1 回のみ表示されます。 | このトークンを再度表示することはできません。
        | これはトークンをコピーする唯一の機会です | このウィンドウを閉じると非表示になります。 | コピーできるのは今だけです。 | 後で取得することはできません。 | 二度と表示されません
        | 一度しか表示されません | もう一度見ることはできません | ウィンドウを閉じた後は表示されません
        | このダイアログを閉じた後は、このトークンを再度表示することはできません。 | このトークンは今だけ表示されます。 | このトークンは二度と表示されません。
        | これがトークンを保存する最後のチャンスです。 | このトークンは一度しか表示されません。 | 後で復元することはできません。
        | トークンは今しかコピーできません。 | トークンを確認できるのは今回だけです。 | このウィンドウを閉じると、トークンは非表示になります。
        | ウィンドウを閉じるとこのトークンは非表示になります。 | 後からトークンを取得することはできません。 | トークンは一度だけ表示されます
        | もう二度と見ることはできません。`,
      unsaid: `一度作成したトークンを使います。 | エンタープライズプランでのみ利用できます | 今後このメッセージを表示しない | 招待は一度だけ使えます。 | トークンはいつでも再度表示できます
        | 取得できませんでした。もう一度お試しください`,
    },
    keep: {
      said: `APIトークンをコピーして安全に保管してください。 | APIトークンをコピーし、安全に保存しました。 | トークンをコピーしてください | 今すぐコピーしてください | 安全な場所に保管してください`,
      unsaid: `変更を保存 | 著作権 | アプリストア | データを保管しています | 安全性について`,
    },
    token: {
      said: `APIトークン | アクセストークン | API トークン | API キー | APIキー`,
      unsaid: `インターネット アクセス | キーボード | 無期限、CI 用アクセス | 仮想通貨 | API の概要`,
    },
    copy: {
      said: `コピー | コピーしました | クリップボードにコピー | トークンをコピー | コピー済み`,
      unsaid: `著作権 | コピ | 複写 | 貼り付け | コーヒー`,
    },
    otherKind: {
      said: `招待を送信しました | パスワード | 回復コード | クライアントシークレット | ライセンスキー | デプロイ | Webhookを作成`,
      unsaid: `API トークンを作成しました | 郵便番号 | 顧客 | 設定 | 概要`,
    },
    takeAway: {
      said: `API トークンを取り消す | サービスユーザーを削除 | トークンの失効 | アクセスを無効にする | ユーザーを削除しますか`,
      unsaid: `トークンを保存 | 有効にする | 設定 | 追加 | 検索`,
    },
    otherLabel: {
      said: `APIトークンID | 名前 | 説明 | 作成者 | 有効期限 | 指紋 | ハッシュ | 例: | 権限`,
      unsaid: `トークン | 値 | 例外 | 新しいトークン | 今すぐ`,
    },
  },
};

const split = (sentences: string) => sentences.split('|').map((sentence) => sentence.trim());

describe.each(LANGUAGES)('The list of %s', (language) => {
  test.each(KINDS)('finds what a page says, and not what comes near it: %s', (kind) => {
    const { said, unsaid } = SENTENCES[language][kind];
    expect(split(said).length).toBeGreaterThanOrEqual(5);
    expect(split(unsaid).length).toBeGreaterThanOrEqual(5);
    // What is said must be found by the list of its own language; what is not, by no list at all.
    expect(split(said).filter((text) => !matches(kind, normalise(text), [language]))).toEqual([]);
    expect(split(unsaid).filter((text) => matches(kind, normalise(text)))).toEqual([]);
  });

  test('holds each word once per phrase and each phrase once, in normalised form', () => {
    for (const kind of KINDS) {
      const phrases = LISTS[language].phrases[kind];
      expect(phrases.map(normalise)).toEqual(phrases);
      expect(new Set(phrases).size).toBe(phrases.length);
      for (const words of phrases.flatMap((phrase) => phrase.split(' ')))
        expect(new Set(words.split('/')).size, words).toBe(words.split('/').length);
      if (language !== 'en')
        expect(phrases.filter((phrase) => LISTS.en.phrases[kind].includes(phrase))).toEqual([]);
    }
  });
});

describe('Normalised text', () => {
  test.each([
    ['You won’t be able', "you won't be able"],
    ['You won`t, won´t, wonʼt', "you won't, won't, won't"],
    ['“Store” „Token“ «API»', '"store" "token" "api"'],
    ['API‑Token – copy — now − ok', 'api-token - copy - now - ok'],
    ['Zugriffs\u00adtoken\u200b', 'zugriffstoken'],
    ['  copy\u00a0it\n\t now ', 'copy it now'],
    ['ＡＰＩ　ﾄｰｸﾝ！', 'api トークン!'],
    ['se\u0301curite\u0301', 'sécurité'],
    ['e\u200b\u0301', 'é'],
  ])('has one spelling for what only looks different: %j', (text, normalised) => {
    expect(normalise(text)).toBe(normalised);
    expect(normalise(normalised)).toBe(normalised);
  });
});

describe('An expression', () => {
  const sources = Object.values(expressionsOf(...LANGUAGES)).flat();

  test('repeats no group, so that a page cannot make it slow, and bounds every gap', () => {
    for (const source of sources) {
      expect(source).not.toMatch(/[^\\]\)[*+?{]/);
      expect(source.match(/\{(?!0,60}\?|0,12}\?)/g)).toBeNull();
    }
  });

  test('finds English in every language, for a translated page keeps English words', () => {
    expect(matches('otherKind', 'webhookを作成', ['ja'])).toBe(true);
    expect(matches('otherKind', 'webhook-url', ['de'])).toBe(true);
    expect(matches('once', 'nur einmal angezeigt', ['fr'])).toBe(false);
  });

  test('ends a word before kana, but not within a word with accents', () => {
    expect(matches('token', 'apiトークン')).toBe(true);
    expect(matches('token', 'tokené')).toBe(false);
    expect(matches('otherLabel', 'préid')).toBe(false);
  });

  test('spans six words of one clause, not more words and not another sentence', () => {
    expect(matches('once', 'shown to you in this very window once')).toBe(true);
    expect(matches('once', `shown ${'in this very long window '.repeat(3)}once`)).toBe(false);
    expect(matches('once', 'it is shown below. once, we had none')).toBe(false);
    expect(matches('once', 'cannot fetch tokens, please try again')).toBe(false);
  });

  test('takes the adverb for a notice and the conjunction for a help text', () => {
    for (const text of ['shown once', 'shown once!', 'shown once (now)', 'shown once in this window'])
      expect(matches('once', text), text).toBe(true);
    for (const text of ['shown once you confirm', 'shown once confirmed', 'shown once the form is sent'])
      expect(matches('once', text), text).toBe(false);
  });
});

test('a page in a known language is read in that and in English, any other in English', () => {
  expect(isKnown('de')).toBe(true);
  expect(expressionsFor('de')).toEqual(expressionsOf('en', 'de'));
  for (const code of ['en', 'cs', '', 'constructor'])
    expect(expressionsFor(code)).toEqual(expressionsOf('en'));
  for (const code of ['cs', '', 'constructor']) expect(isKnown(code)).toBe(false);
});
