import { basename, join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/**
 * Bundles our side of a benchmark as the app's threads are bundled: ours.mjs, and the threads beside it by their names.
 * @param bench folder of the benchmark's own ours.ts, beside this file
 * @param thread entry under electron/workers
 */
export async function bundleOurs(folder: string, bench: string, thread: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { alias: { '@shared': join(root, 'shared') } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      rollupOptions: {
        input: {
          ours: join(import.meta.dirname, bench, 'ours.ts'),
          [basename(thread)]: join(root, `electron/workers/${thread}.ts`),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', format: 'es' },
      },
    },
  })
}
