/**
 * Has a command do its work, and ends it by whether that has come to what it should: servers and browsers that are still open would keep it
 * from ending by itself.
 *
 * @param work gives false where it has not
 */
export function runScript(work: () => Promise<unknown>): void {
  void work().then(
    (isFine) => process.exit(isFine === false ? 1 : 0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
