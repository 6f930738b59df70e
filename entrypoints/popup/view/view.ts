import * as z from 'zod/mini';
import { defineItem, type StoredItem } from '@/utils/storage';

/** How the popup was left: popups close at any moment, and people go to another page to look something up. */
const View = z.object({
  /** Where the journey stood; elsewhere, everything is as it comes. */
  at: z.string(),
  /** How far it was scrolled, in CSS pixels. */
  top: z.number(),
  /** What the user has folded open or closed, by its name. */
  folds: z.record(z.string(), z.boolean()),
});
export type View = z.infer<typeof View>;

/** Session memory: gone with the browser. */
export const viewItem = defineItem('session:view', z.nullable(View), null);

/** The view of an open popup: begins as it was left, and is kept with each change. */
export class KeptView {
  #view: View;

  /** @param left what was stored when the popup opened */
  constructor(
    at: string,
    left: View | null,
    readonly item: Pick<StoredItem<View | null>, 'set'>,
  ) {
    this.#view = left?.at === at ? left : { at, top: 0, folds: {} };
  }

  get top(): number {
    return this.#view.top;
  }

  /** Undefined where the user has left it as it came. */
  isOpen(name: string): boolean | undefined {
    return this.#view.folds[name];
  }

  fold(name: string, isOpen: boolean): void {
    this.#keep({ folds: { ...this.#view.folds, [name]: isOpen } });
  }

  scrolledTo(top: number): void {
    this.#keep({ top });
  }

  /** The journey stands elsewhere: what was folded and scrolled there counts no more. */
  moveTo(at: string): void {
    if (at !== this.#view.at) this.#view = { at, top: 0, folds: {} };
  }

  #keep(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    void this.item.set(this.#view);
  }
}
