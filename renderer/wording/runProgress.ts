import type { RunSummary } from '@shared/contract/run'
import { formatCount } from './formatNumber'

type Progress = Pick<RunSummary, 'state' | 'epoch' | 'batch' | 'batches' | 'bestEpoch' | 'threads' | 'spec' | 'ending'>

/** Epochs done, the part of the one under way included. */
export function epochsDone({ epoch, batch, batches }: Pick<Progress, 'epoch' | 'batch' | 'batches'>): number {
  return batches > 0 ? epoch + Math.min(1, batch / batches) : epoch
}

/** "epoch 13, batch 40 of 313" within an epoch, "after epoch 12" between two, "before the first epoch". */
export function placeText({ epoch, batch, batches }: Pick<Progress, 'epoch' | 'batch' | 'batches'>): string {
  if (batch > 0) return `epoch ${formatCount(epoch + 1)}, batch ${formatCount(batch)} of ${formatCount(batches)}`
  return epoch === 0 ? 'before the first epoch' : `after epoch ${formatCount(epoch)}`
}

/**
 * What is worth saying of a run beyond its columns, as one line; empty where there is nothing.
 * @param longEpochs says that a training run shows its place also between two epochs
 */
export function detailText(run: Progress, longEpochs = false): string {
  const parts: string[] = []
  const within = run.batch > 0 || longEpochs
  if (run.state === 'paused' || (run.state === 'training' && within)) parts.push(placeText(run))
  if (run.state === 'interrupted' && run.batch > 0) parts.push(placeText(run))
  // A run whose ending is known says it among its warnings.
  if (run.state === 'done' && run.bestEpoch !== null && run.ending === null)
    parts.push(`weights of epoch ${formatCount(run.bestEpoch)}`)
  if (run.threads > 1) parts.push(`${formatCount(run.threads)} threads`)
  const line = parts.join(' · ')
  return line.charAt(0).toUpperCase() + line.slice(1)
}
