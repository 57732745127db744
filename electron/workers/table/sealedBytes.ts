import { crc32 } from 'node:zlib'

/** Bytes behind what is sealed: a word, and its CRC-32 as Uint32, little-endian. */
const word = 'SEAL'
const sealBytes = word.length + 4

export function sealedBytes(bytes: Uint8Array): Uint8Array {
  const sealed = Buffer.alloc(bytes.length + sealBytes)
  sealed.set(bytes)
  sealed.write(word, bytes.length, 'latin1')
  sealed.writeUInt32LE(crc32(bytes), bytes.length + word.length)
  return sealed
}

/** What was sealed, as a view; null where it is not what was written. Bytes of earlier versions, without a seal, are answered as they are. */
export function unsealedBytes(sealed: Buffer): Uint8Array | null {
  const end = sealed.length - sealBytes
  if (end < 0 || sealed.toString('latin1', end, end + word.length) !== word) return sealed
  const bytes = sealed.subarray(0, end)
  return crc32(bytes) === sealed.readUInt32LE(end + word.length) ? bytes : null
}
