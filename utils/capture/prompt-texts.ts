import { browser } from 'wxt/browser';

/** What the prompt says, by the names of the catalogue's `capture` section. */
const TEXTS = [
  'title',
  'offer',
  'choose',
  'full',
  'send',
  'dismiss',
  'sending',
  'again',
  'captured',
  'known',
  'unopened',
] as const;
export type Text = (typeof TEXTS)[number];

/** What the prompt says, in the browser's language, and what to do next, which may be nothing. */
export type PromptTexts = Readonly<Record<Text | `${Text}Next`, string>> & {
  /** The language, as HTML names it. */
  readonly language: string;
  readonly direction: string;
};

/** Read in the background: in a page, the first text that is asked for keeps everything waiting. */
export async function promptTexts(): Promise<PromptTexts> {
  const message = (name: string, param?: string): string => browser.i18n.getMessage(name as never, param);
  const texts = TEXTS.flatMap((name) => [
    [name, message(`capture_${name}`)],
    [`${name}Next`, message(`capture_${name}Next`)],
  ]);
  const keys = await keysOfPopup();
  const unopenedNext = [
    message('capture_unopenedNext'),
    ...(keys ? [message('capture_unopenedKeys', keys)] : []),
  ].join(' ');
  return {
    ...(Object.fromEntries(texts) as Record<Text | `${Text}Next`, string>),
    unopenedNext,
    language: message('language'),
    direction: message('@@bidi_dir'),
  };
}

/** The keys that open the popup, as the browser writes them; nothing where none are set. */
async function keysOfPopup(): Promise<string | undefined> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut;
}
