import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

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
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
})
