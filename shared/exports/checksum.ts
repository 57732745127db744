import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * The sha-256 (FIPS 180-4) of a JSON value, in lower-case hexadecimal, over its canonical text: UTF-8, no blanks, keys in
 * order of code units, numbers as JSON.stringify gives them but -0 as itself.
 */
export function checksum(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(value))))
}

function canonicalText(value: unknown): string {
  if (Object.is(value, -0)) return '-0'
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalText(entry)}`).join(',')}}`
}
