import { describe, expect, it } from 'vitest'
import {
  describeLosses,
  epochRange,
  lossCeiling,
  lossNames,
  lossTable,
  nearestEpoch,
  readLosses,
  type LossSeries,
} from '@renderer/charts/loss/lossSeries'

function run(id: string, epochs: number[], train: number[], validation = epochs.map(() => NaN)): LossSeries {
  return {
    id,
    name: `Run ${id}`,
    colour: '#000000',
    marker: null,
    faded: false,
    lossName: 'Log loss',
    lossUnit: '',
    bestEpoch: null,
    epochs: Uint32Array.from(epochs),
    trainLoss: Float64Array.from(train),
    validationLoss: Float64Array.from(validation),
  }
}

const long = run('a', [0, 1, 2, 3, 4], [0.7, 0.6, 0.5, 0.4, 0.3], [0.8, 0.7, 0.6, 0.55, 0.5])
const short = run('b', [0, 1, 2], [0.9, Infinity, 0.1])

describe('nearestEpoch', () => {
  it('finds the nearest, the lower of two, and the ends', () => {
    const epochs = Uint32Array.of(0, 10, 20)
    expect([-5, 0, 4, 5, 6, 14, 16, 99].map((epoch) => nearestEpoch(epochs, epoch))).toEqual([0, 0, 0, 0, 1, 1, 2, 2])
    expect(nearestEpoch(new Uint32Array(), 3)).toBe(-1)
  })
})

describe('readLosses', () => {
  it('reads every run at the epoch under the pointer', () => {
    const reading = readLosses([long, short], 1.8)
    expect(reading?.epoch).toBe(2)
    expect(reading?.readings.map(({ train, validation }) => [train, validation])).toEqual([
      ['0.500', '0.600'],
      ['0.100', '–'],
    ])
  })

  it('has no value for a run that has ended before, and shows what is infinite', () => {
    expect(readLosses([long, short], 3.9)?.readings[1]?.train).toBe('–')
    expect(readLosses([long, short], 1)?.readings[1]?.train).toBe('∞')
  })

  it('is nothing without epochs', () => {
    expect(readLosses([], 3)).toBeNull()
    expect(readLosses([run('c', [], [])], 3)).toBeNull()
  })
})

describe('lossTable', () => {
  it('has a row an epoch of any run and leaves cells of runs without it empty', () => {
    const { header, rows } = lossTable([short, long])
    expect(header).toEqual(['Epoch', 'Run b, training', 'Run b, validation', 'Run a, training', 'Run a, validation'])
    expect(rows).toHaveLength(5)
    expect(rows[1]).toEqual(['1', '∞', '–', '0.600000', '0.700000'])
    expect(rows[4]).toEqual(['4', '', '', '0.300000', '0.500000'])
  })
})

describe('describeLosses', () => {
  it('says what the curves end at', () => {
    expect(describeLosses([long])).toBe(
      'Log loss by epoch, 0 to 4. Last values: Run a 0.300 in training, 0.500 in validation.',
    )
    expect(describeLosses([])).toContain('no values yet')
  })

  it('names the loss, and the epoch of the kept weights', () => {
    expect(describeLosses([{ ...long, lossName: 'Squared error', bestEpoch: 3 }])).toBe(
      'Squared error by epoch, 0 to 4. Last values: Run a 0.300 in training, 0.500 in validation, weights of epoch 3.',
    )
  })
})

it('lists the losses among runs once each, the first run first', () => {
  const squared = { ...short, lossName: 'Squared error' }
  expect(lossNames([squared, long, squared])).toEqual(['Squared error', 'Log loss'])
  expect(lossNames([])).toEqual([])
})

describe('epochRange', () => {
  it('spans all runs and is nothing without epochs', () => {
    expect(epochRange([short, run('c', [7, 9], [1, 1])])).toEqual([0, 9])
    expect(epochRange([run('c', [], [])])).toBeNull()
  })
})

describe('lossCeiling', () => {
  const losses = (name: string, ...values: number[]) => ({
    ...{ id: name, name, colour: '#0072B2', marker: null, faded: false, lossName: 'Log loss', lossUnit: '' },
    ...{ bestEpoch: null, epochs: Uint32Array.from(values, (_, epoch) => epoch) },
    ...{ trainLoss: Float64Array.from(values), validationLoss: new Float64Array(values.length).fill(NaN) },
  })

  it('leaves out a run that diverged, so that the others are seen, and names it', () => {
    const series = [losses('calm', 0.7, 0.3), losses('wild', 0.7, 5, 1e9, Infinity)]
    expect(lossCeiling(series)).toEqual({ high: 1.4, leaving: ['wild'] })
  })

  it('keeps a loss that only rises', () => {
    expect(lossCeiling([losses('over-fitted', 0.7, 0.1, 24)])).toEqual({ high: Infinity, leaving: [] })
  })
})
