import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What contestants are started with. */
export interface ImportTools {
  /** The Node that runs the bench, and the app. */
  node: string
  /** Folder of the bundled ours.mjs and readingBlocks.mjs. */
  ours: string
  /** A Python that has pandas, or null. */
  python: string | null
  /** A folder with csv-parse and DuckDB in its node_modules, or null. */
  packages: string | null
  /** Beginnings of the names of contestants. */
  leftOut: readonly string[]
}

/** Environment variables by which a person names what to measure against. */
export const pythonVariable = 'LOGIT_LAB_BENCH_PYTHON'
export const packagesVariable = 'LOGIT_LAB_BENCH_IMPORT'

const packages = ['csv-parse@7.0.3', '@duckdb/node-api@1.5.6-r.1']

/**
 * @param temporary a folder to install into
 * @param tell hears of what takes long
 */
export function findTools(
  temporary: string,
  ours: string,
  leftOut: readonly string[],
  tell: (text: string) => void,
): ImportTools {
  const named = process.env[pythonVariable]
  const wants = (name: string) => !leftOut.some((word) => word.startsWith(name))
  const pythons = named === undefined ? ['/usr/bin/python3', 'python3', 'python'] : [named]
  return {
    node: process.execPath,
    ours,
    python: wants('pandas') ? (pythons.find(hasPandas) ?? null) : null,
    packages: wants('csv-parse') || wants('DuckDB') ? findPackages(temporary, tell) : null,
    leftOut,
  }
}

function hasPandas(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import pandas'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The folder named, or one that npm installs into now; null where it cannot, as without a network. */
function findPackages(temporary: string, tell: (text: string) => void): string | null {
  const named = process.env[packagesVariable]
  const holds = (folder: string) =>
    ['csv-parse', '@duckdb/node-api'].every((name) => existsSync(join(folder, 'node_modules', name)))
  if (named !== undefined) return holds(named) ? named : null
  tell(`Installing ${packages.join(' and ')} into a temporary folder (set ${packagesVariable} to keep one).`)
  const folder = join(temporary, 'packages')
  try {
    const settings = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder]
    execFileSync('npm', ['install', ...settings, ...packages], { stdio: 'ignore', timeout: 300_000 })
  } catch {
    return null
  }
  return holds(folder) ? folder : null
}
