import { chunksOf } from '../../../support/bundle';

let bundle: Promise<ReadonlyMap<string, string>> | undefined;

/** The console's scripts by file name; built on first use, once per process. */
export function bundleConsole(): Promise<ReadonlyMap<string, string>> {
  bundle ??= chunksOf(new URL('./app/main.tsx', import.meta.url));
  return bundle;
}
