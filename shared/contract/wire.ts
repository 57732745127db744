import { Decoder, Encoder } from 'cbor-x/index-no-eval'
import { z } from 'zod'
import type { LabEvent } from './events'
import type { Reply } from './bridge'

/**
 * Messages of the socket transport, as CBOR (RFC 8949) with typed arrays as tagged binary (RFC 8746),
 * so that long numeric results never become JSON numbers.
 */
export const wireCallSchema = z.strictObject({ id: z.int().min(0), name: z.string(), args: z.unknown() })
export type WireCall = z.infer<typeof wireCallSchema>
export type WireAnswer = { kind: 'reply'; id: number; reply: Reply } | { kind: 'event'; event: LabEvent }

// Records are an extension that only cbor-x reads; plain maps keep the wire standard.
const options = { useRecords: false, mapsAsObjects: true, tagUint8Array: true }
const encoder = new Encoder(options)
const decoder = new Decoder(options)

export function encodeMessage(message: WireCall | WireAnswer): Uint8Array {
  return encoder.encode(message)
}

/** Throws on bytes that are not one CBOR item. The shape is the receiver's to check. */
export function decodeMessage(bytes: Uint8Array): unknown {
  return decoder.decode(bytes)
}
