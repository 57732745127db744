import { totalmem } from 'node:os'

const share = 0.25
const units: Record<string, number> = { '': 1, KB: 1e3, MB: 1e6, GB: 1e9 }

/**
 * Bytes that the columns of one import, or the prepared rows of one run, may take in memory; what is larger stays on disk. A
 * quarter of the machine's, or what LOGIT_LAB_MEMORY says ("512MB").
 */
export function memoryBudget(environment = process.env, machine = totalmem()): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(KB|MB|GB)?\s*$/i.exec(environment['LOGIT_LAB_MEMORY'] ?? '')
  const bytes = match ? Number(match[1]) * (units[(match[2] ?? '').toUpperCase()] ?? 1) : 0
  return bytes > 0 ? bytes : machine * share
}
