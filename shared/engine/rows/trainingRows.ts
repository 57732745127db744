import type { Matrix, RowBlocks } from '../../math/matrix'
import { createReals, realBytes } from '../network/precision'
import type { TrainingData } from './trainingData'

/**
 * The training rows where they lie: in memory, or a block at a time from outside of it, bit for bit the same numbers.
 */
export function trainingRows({ plan, train, source }: TrainingData): Matrix | RowBlocks {
  const { rows, stride, source: part } = plan.train
  if (source === null || part === null) return train.inputs
  const { precision } = plan.training
  const columns = plan.network.inputs
  return {
    rows,
    columns,
    block: (from, count) => {
      const values = createReals(precision, (count * stride) / realBytes[precision])
      source.read(part, from, count, new Uint8Array(values.buffer))
      return { rows: count, columns, stride: stride / realBytes[precision], values }
    },
  }
}
