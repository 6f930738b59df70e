import { fileURLToPath } from 'node:url';

let bundle: Promise<ReadonlyMap<string, string>> | undefined;

/** The console's scripts by file name; built on first use, once per process, never written to disk. */
export function bundleConsole(): Promise<ReadonlyMap<string, string>> {
  bundle ??= buildConsole();
  return bundle;
}

async function buildConsole(): Promise<ReadonlyMap<string, string>> {
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
        input: fileURLToPath(new URL('./app/main.tsx', import.meta.url)),
        output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  if (!('output' in output)) throw new Error('The console must build to one output.');
  return new Map(
    output.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])),
  );
}
