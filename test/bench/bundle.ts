import { basename, join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/** Bundles a benchmark's own script with the lab and the stores of another tree of this repository, as ours.mjs. */
export async function bundleOf(tree: string, folder: string, script: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: {
      alias: [
        { find: /^@(shared|renderer)\//, replacement: `${tree}/$1/` },
        { find: /^(?:\.\.\/){3}(electron|shared|renderer)\/(.*)\.ts$/, replacement: `${tree}/$1/$2.ts` },
      ],
    },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      rollupOptions: { input: { ours: script }, output: { entryFileNames: '[name].mjs', format: 'es' } },
    },
  })
}

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
