import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../../..')

/** Bundles our side as the app's threads are bundled: ours.mjs, and reading.mjs for the threads beside it. */
export async function bundleOurs(folder: string): Promise<void> {
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
          ours: join(import.meta.dirname, 'ours.ts'),
          reading: join(root, 'electron/workers/reading.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', format: 'es' },
      },
    },
  })
}
