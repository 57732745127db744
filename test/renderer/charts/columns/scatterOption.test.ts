import { expect, it } from 'vitest'
import { drawnPoints, scatterPoints, scatterSubtitle, scatterTable } from '@renderer/charts/columns/scatterOption'

const picture = (x: number[], y: number[]) => ({
  ...{ xName: 'age', yName: 'height', total: x.length },
  ...{ x: Float64Array.from(x), y: Float64Array.from(y) },
})

it('only rows with both values are points, and the subtitle says how many', () => {
  const some = picture([1, Number.NaN, 3, 4], [10, 20, Number.NaN, 40])
  const points = scatterPoints(some)
  expect(points).toEqual([
    [1, 10],
    [4, 40],
  ])
  expect(scatterSubtitle(some, points.length)).toBe('2 of 4 rows drawn')
  expect(scatterTable(some, points)).toEqual({
    header: ['age', 'height'],
    rows: [
      ['1.00000', '10.0000'],
      ['4.00000', '40.0000'],
    ],
  })
})

it('of many rows as many are drawn, evenly spaced from the first on', () => {
  const rows = Array.from({ length: 3 * drawnPoints }, (_, row) => row)
  const points = scatterPoints(picture(rows, rows))
  expect(points).toHaveLength(drawnPoints)
  expect(points.slice(0, 3).map(([x]) => x)).toEqual([0, 3, 6])
  expect(points.at(-1)?.[0]).toBe(3 * drawnPoints - 3)
})
