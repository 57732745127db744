import { describe, expect, it } from 'vitest'
import { epochAxis, lossOption, lossPairs } from '@renderer/charts/loss/lossOption'
import type { LossSeries } from '@renderer/charts/loss/lossSeries'

const colours = { surface: '#fff', text: '#000', textMuted: '#555', border: '#ddd', accent: '#00f', font: 'sans-serif' }
const size = { width: 400, height: 240 }

function run(id: string, train: number[], validation: number[]): LossSeries {
  return {
    id,
    name: id,
    colour: '#0072B2',
    marker: null,
    faded: false,
    lossName: 'Log loss',
    lossUnit: '',
    bestEpoch: null,
    epochs: Uint32Array.from(train, (_, i) => i),
    trainLoss: Float64Array.from(train),
    validationLoss: Float64Array.from(validation),
  }
}

interface Line {
  id: string
  data: Float64Array
  dimensions: string[]
  showSymbol: boolean
  lineStyle: { type: unknown }
}

function lines(series: LossSeries[], logarithmic = false): Line[] {
  return lossOption(series, logarithmic, colours, size)['series'] as Line[]
}

describe('lossPairs', () => {
  it('interleaves epochs and losses and breaks the line at what cannot be drawn', () => {
    const result = lossPairs(Uint32Array.of(0, 1, 2), Float64Array.of(0.5, Infinity, 0.25), false)
    expect([...result.pairs]).toEqual([0, 0.5, 1, NaN, 2, 0.25])
    expect(result).toMatchObject({ low: 0.25, high: 0.5, drawn: 2 })
  })

  it('takes logarithms of what is above 0', () => {
    const result = lossPairs(Uint32Array.of(0, 1, 2), Float64Array.of(10, 0, 0.01), true)
    expect([...result.pairs]).toEqual([0, 1, 1, NaN, 2, -2])
    expect(result.drawn).toBe(2)
  })
})

describe('lossOption', () => {
  it('draws training solid and validation dashed, as typed arrays with named dimensions', () => {
    const [train, validation] = lines([run('a', [0.7, 0.5], [0.8, 0.6])])
    expect(train).toMatchObject({ id: 'a train', dimensions: ['epoch', 'loss'], lineStyle: { type: 'solid' } })
    expect(train?.data).toBeInstanceOf(Float64Array)
    expect(Array.isArray(validation?.lineStyle.type)).toBe(true)
  })

  it('has no validation line where no rows were held out, and marks a single value', () => {
    expect(lines([run('a', [0.7, 0.5], [NaN, NaN])]).map(({ id }) => id)).toEqual(['a train'])
    expect(lines([run('a', [0.7], [0.8])]).map(({ showSymbol }) => showSymbol)).toEqual([true, true])
  })

  it('keeps the axis finite when a run diverges', () => {
    const option = lossOption([run('a', [0.7, Infinity], [NaN, NaN])], false, colours, size)
    expect(option['yAxis']).toMatchObject({ min: 0, max: 0.8 })
  })

  it('is a plane without lines while there is nothing to draw', () => {
    const option = lossOption([], false, colours, size)
    expect(option['series']).toEqual([])
    expect(option['xAxis']).toMatchObject({ min: 0, max: 100 })
  })

  it('labels logarithms with the losses they stand for', () => {
    const option = lossOption([run('a', [1, 0.01], [NaN, NaN])], true, colours, size)
    const { axisLabel } = option['yAxis'] as { axisLabel: { formatter: (value: number) => string } }
    expect(axisLabel.formatter(-2)).toBe('0.01')
    expect(axisLabel.formatter(Math.log10(0.3))).toBe('0.3')
  })
})

describe('the epoch of the kept weights', () => {
  const stopped = { ...run('a', [0.7, 0.5, 0.4], [0.8, 0.6, 0.7]), bestEpoch: 1 }
  const mark = (series: LossSeries, logarithmic = false) =>
    lines([series], logarithmic).find(({ id }) => id === 'a best')?.data as unknown as [number, number][] | undefined

  it('is marked on the validation curve', () => {
    expect(mark(stopped)).toEqual([[1, 0.6]])
    expect(mark(stopped, true)).toEqual([[1, Math.log10(0.6)]])
  })

  it('is not marked where there is none, or no loss of it', () => {
    expect(mark({ ...stopped, bestEpoch: null })).toBeUndefined()
    expect(mark({ ...stopped, bestEpoch: 9 })).toBeUndefined()
    expect(mark({ ...stopped, validationLoss: Float64Array.of(0.8, NaN, 0.7) })).toBeUndefined()
  })
})

it('names the axis by the loss', () => {
  const squared = { ...run('a', [1], [1]), lossName: 'Squared error' }
  expect(lossOption([squared], false, colours, size)['yAxis']).toMatchObject({ name: 'Squared error' })
  expect(lossOption([], false, colours, size)['yAxis']).toMatchObject({ name: 'Log loss' })
})

describe('epochAxis', () => {
  it('gives a single epoch room', () => {
    expect(epochAxis([run('a', [0.7], [0.7])])).toEqual([-1, 1])
    expect(epochAxis([run('a', [0.7, 0.6], [0.7, 0.6])])).toEqual([0, 1])
  })
})
