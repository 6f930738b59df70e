/** A defence, how it is taken away, and the test that then fails. */
export interface Defence {
  /** In words, for docs/security.md. */
  what: string;
  /** The one place that makes it. */
  file: string;
  /** Text that stands there once, and what stands in its place without the defence. */
  cut: [from: string, to: string];
  /** Path of a test; one in `test/e2e` runs in a browser, with a build of its own. */
  test: string;
  /** The one test of a browser's file. */
  only?: string;
}
