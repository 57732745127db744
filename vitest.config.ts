import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const pure = ['test/shared/**/*.test.ts', 'test/conformance/**/*.test.ts']

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: {
      '@shared': here('./shared'),
      '@renderer': here('./renderer'),
      // By this name tests that press and type ask for it: `// @vitest-environment window`.
      'vitest-environment-window': here('./test/support/windowEnvironment.ts'),
    },
  },
  test: {
    testTimeout: 30_000,
    maxWorkers: 2,
    projects: [
      // Code without a state that outlives a call: its modules are loaded once a worker, not once a file.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', ...pure] } },
    ],
  },
})
