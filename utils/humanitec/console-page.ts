import * as z from 'zod/mini';
import { MOST_PATH } from './console';

/** Asked of a tab. Only the console's content script answers, with a {@link ConsolePage}; other tabs do not at all. */
export const CONSOLE_PAGE = 'console.page';

/** What the content script tells about the page it is in. */
export const ConsolePage = z.object({
  /** Whether it may be left: no token is on display, which the console would never show again. */
  mayLeave: z.boolean(),
  /** Of its address. */
  path: z.string().check(z.maxLength(MOST_PATH)),
});
export type ConsolePage = z.infer<typeof ConsolePage>;
