import { expect, it } from 'vitest'
import { metricScatter } from '@renderer/charts/runs/metricScatter'
import { paperColours } from '@renderer/charts/figure/figureSvg'

const points = [
  { name: 'A', colour: '#000', x: 0.25, y: 0.3 },
  { name: 'B', colour: '#111', x: 0.2, y: 0.35 },
]
const axes = [
  { name: 'log loss on training rows', better: 'lower' },
  { name: 'accuracy on test rows', better: 'higher' },
] as const

it('runs over two metrics are points with their names, in a picture, a table and a sentence', () => {
  const { option, table, summary } = metricScatter(points, ...axes)
  const size = { width: 400, height: 300 }
  const { series } = option({ ...paperColours, font: 'serif' }, size) as {
    series: { data: { name: string; value: number[] }[] }[]
  }
  expect(series[0]?.data.map(({ name, value }) => [name, ...value])).toEqual([
    ['A', 0.25, 0.3],
    ['B', 0.2, 0.35],
  ])
  expect(table()).toEqual({
    header: ['run', 'log loss on training rows', 'accuracy on test rows'],
    rows: [
      ['A', '0.250000', '0.300000'],
      ['B', '0.200000', '0.350000'],
    ],
  })
  for (const text of ['A 0.250 and 0.300', 'log loss on training rows', '2 runs']) expect(summary).toContain(text)
})
