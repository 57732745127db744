import { z } from 'zod'
import { type KeptPredictions, predictionBytes, predictionWidth, predictionsFrom } from './predictions'

/** What a file begins with: its name, and the version of its layout. The first had probabilities; predictions of such a file are computed anew. */
const magic = 'LLPRED02'
const headAt = 16
/** Of the beginning of the arrays. */
const alignment = 8

const headSchema = z.object({
  rows: z.int().min(0),
  classes: z.array(z.string()),
  scaling: z.object({ center: z.number(), scale: z.number() }).nullable(),
  /** Of the weights that predicted. */
  fingerprint: z.string(),
})

/**
 * Predictions as the bytes of a file: the magic, the length of the head (Uint32), the head as JSON, then from the next multiple of
 * 8 on the arrays, little-endian: outputs of the network, truth, rows, parts; a truth of classes comes behind the rows.
 */
export function encodePredictions(predictions: KeptPredictions, fingerprint: string): Uint8Array {
  const { rows, parts, truth, outputs, classes, scaling } = predictions
  const head = encoder.encode(JSON.stringify({ rows: rows.length, classes, scaling, fingerprint }))
  const start = startOf(head.length)
  const bytes = new Uint8Array(start + predictionBytes(rows.length, classes))
  bytes.set(encoder.encode(magic))
  new DataView(bytes.buffer).setUint32(magic.length, head.length, true)
  bytes.set(head, headAt)
  let end = start
  const arrays = truth instanceof Float64Array ? [outputs, truth, rows, parts] : [outputs, rows, truth, parts]
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), end)
    end += byteLength
  }
  return bytes
}

/**
 * What such a file holds, as views of its bytes.
 * @returns null where the file is another one, or is cut off
 */
export function decodePredictions(file: Uint8Array): { predictions: KeptPredictions; fingerprint: string } | null {
  if (file.length < headAt || decoder.decode(file.subarray(0, magic.length)) !== magic) return null
  const length = new DataView(file.buffer, file.byteOffset).getUint32(magic.length, true)
  if (file.length < headAt + length) return null
  const head = headSchema.safeParse(parsed(decoder.decode(file.subarray(headAt, headAt + length))))
  if (!head.success) return null
  const { rows: count, classes, scaling, fingerprint } = head.data
  if ((scaling === null) !== classes.length > 0) return null
  const start = startOf(length)
  if (file.length !== start + predictionBytes(count, classes)) return null
  // Arrays of numbers begin at a multiple of their size only.
  const { buffer, byteOffset } = file.byteOffset % alignment === 0 ? file : file.slice()
  let end = byteOffset + start
  const take = (size: number): number => {
    end += size
    return end - size
  }
  const width = predictionWidth(classes)
  const outputs = new Float64Array(buffer, take(8 * count * width), count * width)
  const numbers = classes.length === 0 ? new Float64Array(buffer, take(8 * count), count) : null
  const rows = new Uint32Array(buffer, take(4 * count), count)
  const truth = numbers ?? new Uint8Array(buffer, take(count), count)
  const parts = new Uint8Array(buffer, take(count), count)
  return { predictions: predictionsFrom({ rows, parts, truth, outputs, classes, scaling }), fingerprint }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function startOf(headLength: number): number {
  return Math.ceil((headAt + headLength) / alignment) * alignment
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
