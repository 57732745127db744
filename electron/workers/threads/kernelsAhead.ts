import { setFlagsFromString } from 'node:v8'
import { kernelModule } from '@shared/kernels/kernels'
import type { Precision } from '@shared/spec/runSpec'
import { isElectron } from './threadLimits'

/** What V8 does first, so that a module is there at once: code that is made quickly and when it is called,
 * and called by a way that fits all. */
const quick = ['liftoff', 'wasm-lazy-compilation', 'wasm-generic-wrapper']

/** `workerData` of a thread that is started before there is anything to do. */
export interface StartedAhead {
  /** Of the run that will be asked for. */
  ahead: Precision
}

export function isStartedAhead(data: unknown): data is StartedAhead {
  return typeof data === 'object' && data !== null && 'ahead' in data
}

/**
 * Has the kernels compiled for speed at once, which V8 otherwise does piece by piece while a run trains: short runs are over before
 * that is done. It takes some 15 ms, shared by the cores that are idle; results do not depend on it. Electron may forbid
 * changes of V8's flags, and ends where it does: there the kernels are compiled as they always were.
 */
export function compileKernelsAhead(precision: Precision, inElectron = isElectron()): void {
  if (inElectron) return
  for (const flag of quick) setFlagsFromString(`--no-${flag}`)
  try {
    kernelModule(precision)
  } finally {
    for (const flag of quick) setFlagsFromString(`--${flag}`)
  }
}
