import { fileURLToPath } from 'node:url';

/** A script and all that it imports as one, for a page; never written to disk. */
export async function bundle(entry: URL): Promise<string> {
  const { build } = await import('vite');
  const output = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: { input: fileURLToPath(entry) },
    },
  });
  const chunk = 'output' in output && output.output.find((file) => file.type === 'chunk');
  if (!chunk) throw new Error(`${entry} must build to one script.`);
  return chunk.code;
}
