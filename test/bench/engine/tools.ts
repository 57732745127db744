import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Family } from './engines.ts'

/** What engines are started with. */
export interface Tools {
  cores: number
  /** The Node that runs the bench, and the app. */
  node: string
  /** Folder of the bundled ours.mjs and helping.mjs. */
  ours: string
  /** A Python that has NumPy, or null. */
  python: string | null
  /** What it has. */
  modules: ReadonlySet<Family>
  /** A folder that holds node_modules/@tensorflow, or null. */
  tfjs: string | null
  leftOut: readonly Family[]
}

/** Environment variables by which a person names what to measure against. */
export const pythonVariable = 'LOGIT_LAB_BENCH_PYTHON'
export const tfjsVariable = 'LOGIT_LAB_BENCH_TFJS'

const tfjsPackages = ['@tensorflow/tfjs@4.22.0', '@tensorflow/tfjs-backend-wasm@4.22.0']

const moduleOf = { NumPy: 'numpy', 'scikit-learn': 'sklearn', PyTorch: 'torch' } as const
type PythonFamily = keyof typeof moduleOf

/**
 * @param temporary a folder to install into
 * @param ours folder of the bundle
 * @param tell hears of what takes long
 */
export function findTools(
  temporary: string,
  ours: string,
  leftOut: readonly Family[],
  tell: (text: string) => void,
): Tools {
  const wanted = (Object.keys(moduleOf) as PythonFamily[]).filter((family) => !leftOut.includes(family))
  const python = wanted.length === 0 ? null : findPython()
  const modules = wanted.filter((family) => python !== null && canImport(python, moduleOf[family]))
  const tfjs = leftOut.includes('TensorFlow.js') ? null : findTfjs(temporary, tell)
  return {
    cores: availableParallelism(),
    node: process.execPath,
    ours,
    python,
    modules: new Set(modules),
    tfjs,
    leftOut,
  }
}

/** The Python named, or the system's (whose packages Debian installs), or the first on the path. */
function findPython(): string | null {
  const named = process.env[pythonVariable]
  const candidates = named === undefined ? ['/usr/bin/python3', 'python3', 'python'] : [named]
  return candidates.find((python) => canImport(python, 'numpy')) ?? null
}

function canImport(python: string, module: string): boolean {
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The folder named, or one that npm installs into now; null where it cannot, as without a network. */
function findTfjs(temporary: string, tell: (text: string) => void): string | null {
  const named = process.env[tfjsVariable]
  const holds = (folder: string) => existsSync(join(folder, 'node_modules/@tensorflow/tfjs-backend-wasm'))
  if (named !== undefined) return holds(named) ? named : null
  tell(`Installing ${tfjsPackages.join(' and ')} into a temporary folder (set ${tfjsVariable} to keep one).`)
  const folder = join(temporary, 'tfjs')
  try {
    const settings = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder]
    execFileSync('npm', ['install', ...settings, ...tfjsPackages], { stdio: 'ignore', timeout: 300_000 })
  } catch {
    return null
  }
  return holds(folder) ? folder : null
}
