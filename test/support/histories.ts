import { type EpochValues, type History, HistoryBatch } from '@shared/contract/history'

/** An epoch of a run with its two losses. */
export interface LossRow {
  epoch: number
  trainLoss: number
  validationLoss: number
}

/** A history of these epochs. */
export function historyOf(rows: readonly ({ epoch: number } & EpochValues)[]): History {
  const batch = new HistoryBatch()
  for (const { epoch, ...values } of rows) batch.add(epoch, values)
  return batch.take()
}

/** The two losses of a history epoch by epoch. */
export function rowsOf({ epochs, series }: History): LossRow[] {
  const valueOf = (name: string, index: number) => series[name]?.[index] ?? Number.NaN
  return Array.from(epochs, (epoch, index) => ({
    epoch,
    trainLoss: valueOf('trainLoss', index),
    validationLoss: valueOf('validationLoss', index),
  }))
}
