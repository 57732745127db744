import { roundUp } from '../network/precision'

/**
 * How the rows of a batch are divided. Each shard's gradient is summed on its own, then the shards in their order: the
 * result depends on the division, so it follows from the batch and the network alone, never from the number of threads.
 * A thread takes whole shards.
 */
export interface Shards {
  count: number
  /** Rows of each but the last of a batch, a multiple of 4. */
  rows: number
}

/** Below this many multiply-adds, some 10 microseconds, handing a shard to another thread costs more than it gains. */
const leastWork = 2 ** 18
/** Rows of a shard at least: below that, each thread would read all weights for too few rows. */
const leastRows = 64
/** Shards at most, and so threads that can be of use; the claim word has room for 31 tasks. */
const mostShards = 16
/** Bytes that all shards' gradients may take together, so that a large network gets few. */
const mostBytes = 2 ** 24

/**
 * The division of a full batch: as many shards as its work is worth, within the bounds above. A row takes about as many
 * multiply-adds as the network has parameters. With large networks the gradients themselves, one for each shard, limit
 * the number; four are allowed always.
 * @param parameterBytes of one gradient
 */
export function shardsOf(batchRows: number, parameterCount: number, parameterBytes: number): Shards {
  const count = Math.max(
    1,
    Math.min(
      mostShards,
      Math.floor((batchRows * parameterCount) / leastWork),
      Math.floor(batchRows / leastRows),
      Math.max(4, Math.floor(mostBytes / parameterBytes)),
    ),
  )
  return { count, rows: roundUp(Math.max(1, batchRows) / count, 4) }
}

/**
 * How many shards `rows` rows fill: a short last batch may leave some without any, whose gradients are then not summed.
 */
export function shardsFilled(shards: Shards, rows: number): number {
  return Math.ceil(rows / shards.rows)
}

/** Rows of a part that are evaluated as one task, at least; the number of tasks follows from the rows alone. */
const leastEvaluated = 1024

/** The division of a part whose loss is evaluated: no gradients are kept, so that only the rows limit their number. */
export function evaluationShards(rows: number): Shards {
  const count = Math.max(1, Math.min(mostShards, Math.floor(rows / leastEvaluated)))
  return { count, rows: roundUp(Math.max(1, rows) / count, 4) }
}
