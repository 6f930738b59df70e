import * as z from 'zod/mini';

/** Path of a page's address, as far as it is read: organization and kind of page stand at its beginning. */
export const PagePath = z.pipe(
  z.string(),
  z.transform((path) => path.slice(0, 200)),
);

/** What the content script tells about the page it is in. */
export const ConsolePage = z.object({
  /** Whether it may be left: no token is on display, which the console would never show again. */
  mayLeave: z.boolean(),
  /** Of its address. */
  path: PagePath,
});
export type ConsolePage = z.infer<typeof ConsolePage>;
