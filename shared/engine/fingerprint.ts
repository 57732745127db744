import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Numbers that are hashed at a time: 64 KiB, so that a large network needs no second copy of itself. */
const valuesPerPiece = 8192

/**
 * The first 16 hexadecimal digits of the sha-256 (FIPS 180-4) of the parameters as little-endian 64-bit floats. Two
 * arrays have the same fingerprint when they agree in every bit: 0 and -0 differ. Every NaN counts as the same: IEEE
 * 754 leaves the bits of a NaN that an operation makes to the processor, and they differ between machines. Two
 * different arrays agree by chance with a probability of 2^-64.
 */
export function fingerprint(parameters: Float64Array): string {
  const hash = sha256.create()
  const piece = new DataView(new ArrayBuffer(8 * valuesPerPiece))
  for (let start = 0; start < parameters.length; start += valuesPerPiece) {
    const values = parameters.subarray(start, start + valuesPerPiece)
    values.forEach((value, index) => {
      if (value === value) piece.setFloat64(8 * index, value, true)
      else piece.setBigUint64(8 * index, 0x7ff8000000000000n, true)
    })
    hash.update(new Uint8Array(piece.buffer, 0, 8 * values.length))
  }
  return bytesToHex(hash.digest()).slice(0, 16)
}
