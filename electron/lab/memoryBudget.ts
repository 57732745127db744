import { totalmem } from 'node:os'
import { isElectron } from '../workers/threads/threadLimits'

const share = 0.25
/** Electron's V8 gives a process memory for arrays up to some 8 GB in all: four runs and what is kept of earlier ones have room in it. */
const mostInElectron = 1.5e9
const units: Record<string, number> = { '': 1, KB: 1e3, MB: 1e6, GB: 1e9 }

/**
 * Bytes that the columns of one import, or the prepared rows of one run, may take in memory; what is larger stays on disk. A
 * quarter of the machine's, within Electron no more than its memory for arrays has room for, or what LOGIT_LAB_MEMORY says ("512MB").
 */
export function memoryBudget(environment = process.env, machine = totalmem(), inElectron = isElectron()): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(KB|MB|GB)?\s*$/i.exec(environment['LOGIT_LAB_MEMORY'] ?? '')
  const bytes = match ? Number(match[1]) * (units[(match[2] ?? '').toUpperCase()] ?? 1) : 0
  if (bytes > 0) return bytes
  return inElectron ? Math.min(machine * share, mostInElectron) : machine * share
}
