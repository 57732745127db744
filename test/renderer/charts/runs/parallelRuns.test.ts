import { describe, expect, it } from 'vitest'
import { parallelRuns } from '@renderer/charts/runs/parallelRuns'
import { paperColours } from '@renderer/charts/figure/figureSvg'

const runs = ['A', 'B', 'C'].map((name) => ({ name, colour: '#000' }))
const axes = [
  { name: 'Hidden layers', values: ['none', '8', '8'] },
  { name: 'Learning rate', values: [0.001, 0.1, 1] },
  { name: 'Epochs', values: [100, 200, 200] },
]
interface Drawn {
  parallel: { axisExpandable: boolean }
  parallelAxis: { type: string; data?: string[] }[]
  series: { name: string; data: (number | string)[][] }[]
}
const drawnAt = (width: number) =>
  parallelRuns(runs, axes).option({ ...paperColours, font: 'serif' }, { width, height: 300 }) as unknown as Drawn

describe('runs through their settings', () => {
  it('are a line each, over axes of texts, of numbers, and of numbers of many sizes', () => {
    const { parallelAxis, series } = drawnAt(600)
    expect(parallelAxis.map(({ type }) => type)).toEqual(['category', 'log', 'value'])
    expect(parallelAxis[0]?.data).toEqual(['none', '8'])
    expect(series.map(({ name, data }) => [name, ...data])).toEqual([
      ['A', ['none', 0.001, 100]],
      ['B', ['8', 0.1, 200]],
      ['C', ['8', 1, 200]],
    ])
  })

  it('have axes that open where they would come too close', () => {
    expect([drawnAt(600), drawnAt(200)].map(({ parallel }) => parallel.axisExpandable)).toEqual([false, true])
  })

  it('are told as a table and a sentence', () => {
    const { table, summary } = parallelRuns(runs, axes)
    expect(table().header).toEqual(['run', 'Hidden layers', 'Learning rate', 'Epochs'])
    expect(table().rows[1]).toEqual(['B', '8', '0.100000', '200.000'])
    expect(summary).toContain('3 runs')
  })
})
