import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const alias = { '@shared': here('./shared'), '@renderer': here('./renderer') }

/** Everything that ships is bundled: the packaged app has no node_modules. */
export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      target: 'node24',
      rollupOptions: {
        input: {
          index: here('./electron/main/index.ts'),
          cli: here('./electron/cli/index.ts'),
          training: here('./electron/workers/train/training.ts'),
          helping: here('./electron/workers/threads/helping.ts'),
          evaluating: here('./electron/workers/evaluate/evaluating.ts'),
          importing: here('./electron/workers/import/importing.ts'),
          readingBlocks: here('./electron/workers/import/readingBlocks.ts'),
          browsing: here('./electron/workers/browse/browsing.ts'),
          analysing: here('./electron/workers/analyse/analysing.ts'),
          modelling: here('./electron/workers/model/modelling.ts'),
          scoring: here('./electron/workers/score/scoring.ts'),
        },
        external: ['electron', 'bufferutil', 'utf-8-validate'],
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: here('./electron/preload/index.ts') },
        external: ['electron'],
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('./renderer'),
    base: './',
    resolve: { alias },
    plugins: [vue()],
    build: {
      outDir: here('./out/renderer'),
      // A strict content security policy allows no inlined assets.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      // Nobody is sent them: the page does not name them, no door answers for them, the package leaves them out.
      sourcemap: 'hidden',
      // One style sheet: a view that is fetched later is never without its own.
      cssCodeSplit: false,
      chunkSizeWarningLimit: 2000,
      rollupOptions: { input: here('./renderer/index.html') },
    },
  },
})
