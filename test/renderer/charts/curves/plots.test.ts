import { describe, expect, it } from 'vitest'
import { curvePlot, intervalText } from '@renderer/charts/curves/curvePlot'
import { reliabilityPlot } from '@renderer/charts/curves/reliabilityPlot'
import { thresholdPlot } from '@renderer/charts/curves/thresholdPlot'
import type { ThemeColours } from '@renderer/charts/themeColours'
import { exampleCurves } from './exampleCurves'

const curves = exampleCurves()
const colours: ThemeColours = {
  surface: '#fff',
  text: '#000',
  textMuted: '#555',
  border: '#ddd',
  accent: '#06c',
  font: 'x',
}
const size = { width: 400, height: 300 }
type Series = { type: string; data: { value?: number[] }[] | number[][]; step?: string | false }
const seriesOf = (option: unknown) => (option as { series: Series[] }).series

describe('the plot of a curve', () => {
  const picture = {
    ...{ xName: 'recall', yName: 'precision', curve: curves.precisionRecall, band: curves.precisionRecallBand },
    reference: { y: 0.5, label: 'share 0.50' },
    marker: { x: 0.83, y: 0.71, label: 'threshold 0.50' },
    caption: { text: 'Average precision 0.8', detail: '', corner: 'bottomLeft' as const },
    ...{ steps: true, summary: 'Precision by recall.' },
  }
  const drawn = curvePlot(picture)

  it('has a table of all of its points, with their thresholds', () => {
    const { header, rows } = drawn.table()
    expect(header).toEqual(['threshold', 'recall', 'precision'])
    expect(rows).toHaveLength(curves.precisionRecall.x.length)
    expect(rows[0]).toEqual(['0.900000', '0.166667', '1.00000'])
  })

  it('begins a curve of steps at no recall, with the precision of the first rows', () => {
    const line = seriesOf(drawn.option(colours, size)).find(({ step }) => step === 'start')
    expect(line?.data[0]).toEqual([0, 1])
  })

  it('draws the marker where it is asked for, and none where it is not', () => {
    const markers = (option: unknown) =>
      seriesOf(option).filter(({ type, data }) => type === 'scatter' && JSON.stringify(data) === '[[0.83,0.71]]')
    expect(markers(drawn.option(colours, size))).toHaveLength(1)
    expect(markers(curvePlot({ ...picture, marker: null }).option(colours, size))).toHaveLength(0)
  })

  it('writes an interval only where both ends are known', () => {
    expect(intervalText(0.9, 0.98)).toBe('0.900 to 0.980')
    expect(intervalText(null, 0.98)).toBe('')
  })
})

describe('a reliability diagram', () => {
  it('says how many bins have few rows, and tells every bin in its table', () => {
    const drawn = reliabilityPlot(curves.reliability, 'yes')
    const filled = curves.reliability.filter(({ rows }) => rows > 0).length
    expect(drawn.summary).toContain(`${filled} bins of rows, ${filled} of them with fewer than 5`)
    expect(drawn.table().rows).toHaveLength(10)
  })
})

describe('the plot of a threshold', () => {
  it('tells the cost of the threshold and the least one', () => {
    const drawn = thresholdPlot({ curves, classes: ['no', 'yes'], step: 500, costs: { falseAlarm: 1, miss: 5 } })
    // Two false alarms and a miss now; at 0.2 four alarms and no miss.
    expect(drawn.summary).toContain('At the threshold 0.50 the cost is 7.00')
    expect(drawn.summary).toContain('the least, 4.00')
    expect(drawn.table().rows).toHaveLength(20)
  })
})
