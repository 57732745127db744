import type { PartLayout, TrainingPlan } from '@shared/engine/plan'
import type { PartName } from '@shared/engine/rows/rowSource'
import type { PartData } from '@shared/engine/trainer'
import { canonicalJson } from '@shared/data/reading/datasetId'
import type { Preparation } from '@shared/data/preparation/preparation'
import type { RunSpec } from '@shared/spec/runSpec'

/**
 * The prepared rows of a run where they lie in its own memory, for other runs that prepare the same. Training only reads them, and the
 * memory is shared: nothing is copied for it, so that the first run is as quick as it would be alone.
 */
export interface SharedPreparation extends Preparation {
  memory: SharedArrayBuffer
  layouts: Record<PartName, PartLayout | null>
}

/** Runs of the same key come to the same prepared rows, to the last bit. How a table was read is in its dataset's identity. */
export function preparationKey(spec: RunSpec): string {
  const { dataset, preparation, training } = spec
  return canonicalJson({ dataset, preparation, precision: training.precision })
}

/** @param memory that of the run that was prepared by this plan */
export function sharePreparation(
  { fitted, parts, dropped, warnings }: Preparation,
  memory: WebAssembly.Memory,
  { train, validation }: TrainingPlan,
): SharedPreparation {
  const shared = (rows: Uint32Array) => {
    const copy = new Uint32Array(new SharedArrayBuffer(rows.byteLength))
    copy.set(rows)
    return copy
  }
  return {
    ...{ fitted, dropped, warnings },
    parts: { train: shared(parts.train), validation: shared(parts.validation), test: shared(parts.test) },
    memory: memory.buffer as ArrayBufferLike as SharedArrayBuffer,
    layouts: { train, validation },
  }
}

/** Bytes that are not given back while it is kept. */
export function bytesOf({ memory, parts }: SharedPreparation): number {
  return memory.byteLength + parts.train.byteLength + parts.validation.byteLength + parts.test.byteLength
}

/** Copies the inputs and targets of a part, as they lie in the memory of the run that prepared them. */
export function copyPart({ memory, layouts }: SharedPreparation, name: PartName, { inputs, targets }: PartData): void {
  const layout = layouts[name]
  if (!layout) return
  for (const [to, from] of [
    [inputs.values, layout.inputs],
    [targets, layout.targets],
  ] as const) {
    const bytes = new Uint8Array(to.buffer, to.byteOffset, to.byteLength)
    bytes.set(new Uint8Array(memory, from, to.byteLength))
  }
}
