import { closest } from './flat-tree';
import { isCaption, nameOf } from './labels';
import { normalise } from './phrases/normalise';
import type { Vocabulary } from './phrases/vocabulary';
import { type Item, read } from './reading';
import { type Evidence, isAcknowledged } from './rules';
import { DIALOG, isInToast, isOverPage } from './surfaces';
import { looksLikeToken } from './token-shape';
import { type Value, valuesIn } from './values';

const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
/** Copy controls have short names; a sentence that begins with "Copy" is the notice. In characters. */
const LONGEST_NAME = 40;
/** Between two sentences. */
const STOP = /(?<=[.!?]) |(?<=。)/;

/** What a part of the page says, and the evidence for each value in it. */
export interface Scene {
  readonly evidence: Evidence[];
  /** The block that says that something is shown only once. */
  readonly noticeAt: Element | undefined;
  /** Whether it says so, or has a box to tick that one has copied it. */
  readonly isAnnounced: boolean;
}

/** Reads a part of the page. @param isForeign whether the page is in a language that the vocabulary has not */
export function sceneOf(section: Element, vocabulary: Vocabulary, isForeign: boolean): Scene {
  const { says } = vocabulary;
  const items = read(section);
  const title = titleOf(items);
  const values = valuesIn(items, title);
  const paragraphs = paragraphsOf(items, values);
  const copies = items.filter(
    ({ kind, text }) => kind !== 'field' && text.length < LONGEST_NAME && says('copy', normalise(text)),
  );
  const once = paragraphs.filter(({ text }) => says('once', text));
  const sentences = once.flatMap(({ text }) => text.split(STOP)).filter((text) => says('once', text));
  const shared = {
    says,
    title: normalise(nameOfDialog(section) || title?.text || ''),
    notice: sentences.join('. '),
    request: normalise(textOf([...paragraphs.filter(({ text }) => says('keep', text)), ...copies])),
    canTick: items.some(({ kind, element }) => kind === 'box' && element.matches(':enabled')),
    canType: items.some(
      ({ kind, element, text }) =>
        kind === 'field' && element.matches(':read-write') && !looksLikeToken(text),
    ),
    isForeign: isForeign && !once.length,
    length: paragraphs.reduce((sum, { text }) => sum + text.length, 0),
  };
  const evidence = values.map((value) => ({
    ...shared,
    value,
    label: normalise(value.label),
    sentence: normalise(value.sentence),
    isOver: isOverPage(value.element),
    isToast: isInToast(value.element),
    isCopied: copies.some((copy) => belongsTo(copy, value, values)),
  }));
  const isAnnounced = !!once.length || !!isAcknowledged(shared);
  return { evidence, noticeAt: once[0]?.block, isAnnounced };
}

interface Paragraph {
  text: string;
  readonly block: Element;
}

const textOf = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join('. ');

/** The texts by the blocks they stand in, without the values. */
function paragraphsOf(items: readonly Item[], values: readonly Value[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const { kind, text, block } of items) {
    // Its lines are no words either.
    if (kind !== 'text' || values.some(({ value }) => value !== text && value.includes(text))) continue;
    const last = paragraphs.at(-1);
    if (last?.block === block) last.text += ` ${text}`;
    else paragraphs.push({ text, block });
  }
  return paragraphs.map(({ text, block }) => ({
    text: normalise(values.reduce((rest, { value }) => rest.replaceAll(value, ''), text)),
    block,
  }));
}

function nameOfDialog(section: Element): string | null | undefined {
  const dialog = section.matches(DIALOG) ? section : section.querySelector(DIALOG);
  return dialog && nameOf(dialog);
}

/** The heading, or else the first line if it is none of what follows: neither a sentence nor the caption of a value. */
function titleOf(items: readonly Item[]): Item | undefined {
  const heading = items.find(({ element }) => element.closest(HEADING));
  const [first, second] = items.filter(({ kind }) => kind !== 'button');
  const isTitle =
    first?.kind === 'text' &&
    isCaption(first.text) &&
    second?.kind === 'text' &&
    !looksLikeToken(second.text);
  return heading ?? (isTitle ? first : undefined);
}

/** Whether a copy control belongs to a value: its row has no other. */
function belongsTo({ element }: Item, value: Value, values: readonly Value[]): boolean {
  const holds = (at: Element, each: Value) => !!closest(each.element, (within) => within === at);
  const row = closest(element, (at) => values.some((each) => holds(at, each)));
  return !!row && holds(row, value);
}
