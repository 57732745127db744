import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { encodePredictions } from '@shared/model/predictionFile'
import { sealedBytes } from '../table/sealedBytes'
import { type KeptPredictions, predictionBytes } from '@shared/model/predictions'

/**
 * Bytes of predictions up to which a run keeps them in a file; more are computed anew whenever somebody asks. The figures are in
 * docs/performance.md, "Predictions".
 */
const mostBytes = 32 * 1024 * 1024

export function areKept(rows: number, classes: readonly string[]): boolean {
  return predictionBytes(rows, classes) <= mostBytes
}

/** Where the predictions of a run lie. */
export function predictionsPath(folder: string, run: string): string {
  return join(folder, `${run}.predictions`)
}

/**
 * Writes a run's predictions beside their place, which they take when they are whole and on the disk. Nothing is thrown: where the
 * disk does not take them, they are computed anew when somebody asks.
 */
export function keepPredictions(path: string, predictions: KeptPredictions, fingerprint: string): void {
  const unfinished = `${path}.part`
  try {
    mkdirSync(dirname(path), { recursive: true })
    const file = openSync(unfinished, 'w')
    try {
      const bytes = sealedBytes(encodePredictions(predictions, fingerprint))
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(unfinished, path)
  } catch {
    rmSync(unfinished, { force: true })
  }
}
