import { fileURLToPath } from 'node:url';

/**
 * Builds a script and all that it imports for a page, as its production would be; never written to disk.
 *
 * @param entry the script, and its chunks if it imports some late
 * @returns the code of each chunk by file name, the entry's first, as `main.js`
 */
export async function chunksOf(entry: URL): Promise<ReadonlyMap<string, string>> {
  // Late: the bundler is slow to load, and who only uses the API does not need it.
  const { build } = await import('vite');
  const output = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: {
        input: fileURLToPath(entry),
        output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  if (!('output' in output)) throw new Error(`${entry} must build to one output.`);
  return new Map(
    output.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])),
  );
}

/** The same as one script. */
export async function bundle(entry: URL): Promise<string> {
  const [[, code] = [], ...others] = await chunksOf(entry);
  if (code === undefined || others.length > 0) throw new Error(`${entry} must build to one script.`);
  return code;
}
