import { describe, expect, it } from 'vitest'
import { runSpecSchema } from '@shared/contract/runSpec'
import { type TrainFlags, specOf } from '../../../electron/cli/specOf'
import { exampleDataset } from '../../support/examples'

const flags: TrainFlags = {
  target: 'y',
  standardize: 'zscore',
  missing: 'drop',
  hidden: '',
  activation: 'tanh',
  optimizer: 'adam',
  epochs: '300',
  l2: '0',
  validation: '0.2',
  test: '0.2',
  seed: '1',
}
const spec = (changes: Partial<TrainFlags>) => specOf(exampleDataset, { ...flags, ...changes })

describe('specOf', () => {
  it('is a valid RunSpec, with every usable feature', () => {
    expect(runSpecSchema.parse(spec({}))).toMatchObject({
      dataset: exampleDataset.id,
      preparation: { target: 'y', features: ['x'] },
      network: { hidden: [], initialisation: 'zeros' },
      training: { learningRate: 0.03, batchSize: 32 },
    })
  })

  it('reads lists, with blanks', () => {
    expect(spec({ hidden: '8, 4', features: ' a ,b' })).toMatchObject({
      network: { hidden: [8, 4], initialisation: 'glorot' },
      preparation: { features: ['a', 'b'] },
    })
  })

  it('takes what goes with the optimizer and the activation', () => {
    expect(spec({ optimizer: 'gd' }).training).toMatchObject({ learningRate: 0.5, batchSize: 'full' })
    expect(spec({ optimizer: 'sgd' }).training).toMatchObject({ learningRate: 0.1, batchSize: 32 })
    expect(spec({ hidden: '3', activation: 'relu' }).network.initialisation).toBe('he')
    expect(spec({ hidden: '3', init: 'zeros', batchSize: 'full', learningRate: '2e-3' })).toMatchObject({
      network: { initialisation: 'zeros' },
      training: { batchSize: 'full', learningRate: 0.002 },
    })
  })

  it.each([
    [{ epochs: 'many' }, '--epochs must be a number, not "many"'],
    [{ hidden: '8,x' }, '--hidden must be a number, not "x"'],
    [{ seed: ' ' }, '--seed must be a number'],
    [{ batchSize: 'half' }, '--batch-size must be a number'],
  ])('names the flag that is no number: %j', (changes, message) => {
    expect(() => spec(changes)).toThrow(message)
  })

  it('says so where there is no feature to train on', () => {
    const [, target] = exampleDataset.columns
    const alone = { ...exampleDataset, columns: target ? [target] : [] }
    expect(() => specOf(alone, flags)).toThrow('no usable feature besides y')
  })
})
