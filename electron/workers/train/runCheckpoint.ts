import { Decoder, Encoder } from 'cbor-x/index-no-eval'
import { z } from 'zod'
import type { Checkpoint } from '@shared/engine/checkpoint'
import type { RealArray } from '@shared/math/matrix'
import { engineVersion } from '@shared/engine/version'
import type { LossWatch } from './lossWatch'

/** All that a run needs to go on exactly as if it had never stopped; its data are prepared again from the table. */
export interface RunCheckpoint {
  trainer: Checkpoint
  losses: LossWatch
}

// Typed arrays as tagged binary (RFC 8746): what one V8 writes any other reads, which v8.serialize does not promise.
const encoder = new Encoder({ useRecords: false, mapsAsObjects: true, tagUint8Array: true })
const decoder = new Decoder({ useRecords: false, mapsAsObjects: true, tagUint8Array: true })

const realArray = z.custom<RealArray>((value) => value instanceof Float32Array || value instanceof Float64Array)

const storedSchema = z.strictObject({
  engine: z.string(),
  epoch: z.int(),
  batch: z.int(),
  names: z.array(z.string()),
  values: z.instanceof(Float64Array),
  arrays: z.record(z.string(), realArray),
  losses: z.instanceof(Float64Array).refine(({ length }) => length === 2),
})

/** Numbers go as float64 arrays, which keep every bit, also the sign of -0. */
export function encodeCheckpoint({ trainer, losses }: RunCheckpoint): Uint8Array<ArrayBuffer> {
  const { epoch, batch, numbers, arrays } = trainer
  const stored: z.infer<typeof storedSchema> = {
    engine: engineVersion,
    epoch,
    batch,
    names: Object.keys(numbers),
    values: Float64Array.from(Object.values(numbers)),
    arrays,
    losses: Float64Array.of(losses.lowest, losses.halfway),
  }
  // A copy of its own length: the encoder's buffer is used again.
  return Uint8Array.from(encoder.encode(stored))
}

/** Whether a checkpoint that cannot be taken says that another version of the engine wrote it; else it is damaged. */
export function isOfAnotherEngine(bytes: Uint8Array): boolean {
  const head = z.object({ engine: z.string() }).safeParse(read(bytes))
  return head.success && head.data.engine !== engineVersion
}

/** Null for what another version of the engine wrote: it would not go on to the same bits. */
export function decodeCheckpoint(bytes: Uint8Array): RunCheckpoint | null {
  const parsed = storedSchema.safeParse(read(bytes))
  if (!parsed.success || parsed.data.engine !== engineVersion) return null
  const { epoch, batch, names, values, arrays, losses } = parsed.data
  if (names.length !== values.length) return null
  const numbers = Object.fromEntries(names.map((name, index) => [name, values[index] as number]))
  return {
    trainer: { epoch, batch, numbers, arrays },
    losses: { lowest: losses[0] as number, halfway: losses[1] as number },
  }
}

function read(bytes: Uint8Array): unknown {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
