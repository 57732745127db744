import { crc32 } from 'node:zlib'

export type SealedValue = string | number | Uint8Array | null

/**
 * The seal of a row: CRC-32 over its values, each behind its kind and length, so that rows of other values spell other bytes. It notices
 * what disks and copies do to a row, not what somebody does on purpose.
 */
export function sealOf(...values: readonly SealedValue[]): number {
  let seal = 0
  for (const value of values) {
    const bytes = value instanceof Uint8Array || typeof value === 'string' ? value : String(value)
    seal = crc32(bytes, crc32(`${kindOf(value)}${bytes.length};`, seal))
  }
  return seal
}

/** Rows of earlier versions have no seal: they are taken as they are. */
export function isSound(seal: number | null, ...values: readonly SealedValue[]): boolean {
  return seal === null || seal === sealOf(...values)
}

/** What a text of a store says, or undefined where it says nothing that can be read. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function kindOf(value: SealedValue): string {
  if (value === null) return 'n'
  return typeof value === 'string' ? 't' : typeof value === 'number' ? 'i' : 'b'
}

export interface SealedTable {
  table: string
  /** In the order in which they are sealed. */
  values: string[]
  seal?: string
}

/** Every seal that a store has; the first value names the row. */
export const sealedTables: readonly SealedTable[] = [
  { table: 'setting', values: ['name', 'value'] },
  { table: 'dataset', values: ['id', 'imported_at', 'info'] },
  { table: 'dataset', values: ['id', 'layout'], seal: 'layout_seal' },
  { table: 'model', values: ['id', 'added_at', 'removed', 'summary'] },
  { table: 'model', values: ['id', 'text'], seal: 'text_seal' },
  { table: 'run', values: ['id', 'created_at', 'dataset', 'name', 'removed', 'schema', 'spec'] },
  { table: 'run_status', values: ['run', 'state', 'status'] },
  { table: 'run_prepared', values: ['run', 'fitted', 'inputs', 'parts'] },
  { table: 'run_weights', values: ['run', 'parameters'] },
  { table: 'run_checkpoint', values: ['run', 'checkpoint'] },
  { table: 'history_piece', values: ['run', 'first_epoch', 'epoch_count', 'series', 'points'] },
]
