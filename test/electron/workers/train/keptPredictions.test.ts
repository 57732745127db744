import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { decodePredictions } from '@shared/model/predictionFile'
import { predictionsFrom } from '@shared/model/predictions'
import { unsealedBytes } from '../../../../electron/workers/table/sealedBytes'
import { areKept, keepPredictions, predictionsPath } from '../../../../electron/workers/train/keptPredictions'
import { temporaryFolder } from '../temporary'

const temporary = temporaryFolder()
let folders = 0
function newFolder(): string {
  const folder = temporary.path(String(folders++))
  mkdirSync(folder)
  return folder
}

const predictions = predictionsFrom({
  ...{ rows: Uint32Array.of(0), parts: Uint8Array.of(1), truth: Uint8Array.of(1) },
  ...{ outputs: Float64Array.of(0.25), classes: ['a', 'b'], scaling: null },
})

it('takes its place when it is whole, over what was there', () => {
  const folder = join(newFolder(), 'predictions')
  const path = predictionsPath(folder, 'r')
  keepPredictions(path, { ...predictions, outputs: Float64Array.of(1) }, 'first')
  keepPredictions(path, predictions, 'second')
  expect(readdirSync(folder)).toEqual(['r.predictions'])
  expect(decodePredictions(unsealedBytes(readFileSync(path))!)).toEqual({ predictions, fingerprint: 'second' })
})

it('leaves nothing where the disk does not take it, and says nothing', () => {
  const folder = newFolder()
  mkdirSync(predictionsPath(folder, 'r'))
  keepPredictions(predictionsPath(folder, 'r'), predictions, 'f')
  expect(readdirSync(folder)).toEqual(['r.predictions'])
  expect(existsSync(join(folder, 'r.predictions.part'))).toBe(false)
})

it('is for predictions that are not too many', () => {
  // 1,000,000 rows of three classes are 30 MB; of a hundred classes 806 MB.
  expect(areKept(1_000_000, ['a', 'b', 'c'])).toBe(true)
  expect(areKept(1_200_000, ['a', 'b', 'c'])).toBe(false)
  expect(areKept(1_000_000, Array.from({ length: 100 }, String))).toBe(false)
})
