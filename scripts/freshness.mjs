import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The newest modification time below a path, in milliseconds; 0 where there is nothing. */
export function newest(path) {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Whether the build is older than anything it was made from. What is installed without sources is never stale. */
export function isStale(root) {
  if (!statSync(join(root, 'electron'), { throwIfNoEntry: false })) return false
  const built = statSync(join(root, 'out/main/cli.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json']
  return built === 0 || sources.some((source) => newest(join(root, source)) > built)
}
