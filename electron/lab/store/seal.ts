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
