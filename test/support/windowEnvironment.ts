import type { Environment } from 'vitest/runtime'

/** Node, with components compiled as for a window and not for a server: for tests that press and type, by `mount`. */
const windowEnvironment: Environment = {
  name: 'window',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
}

export default windowEnvironment
