import type { ResourceLimits } from 'node:worker_threads'

/** Whether this process is Electron's, whose V8 keeps the heaps of all threads within 4 GB together. */
export const isElectron = (): boolean => 'electron' in process.versions

/**
 * What a thread's heap may take. Within Electron a heap beyond what all threads have together ends the app; a thread with a limit of its
 * own ends alone, and says so. Elsewhere each thread has V8's own limit, which is such a one. Tables and matrices lie
 * outside of the heap.
 */
export function threadLimits(inElectron = isElectron()): ResourceLimits {
  return inElectron ? { maxOldGenerationSizeMb: 1024 } : {}
}
