import type { RunCurves } from '@shared/contract/curves'
import { formatNumber, formatShare } from '../../wording/formatNumber'
import type { DrawnPlot } from '../plots/runPlot'
import type { ThemeColours } from '../themeColours'
import { bandSeries } from './bandSeries'
import { shareAxis, sharePlane } from './shareAxes'

type Curve = RunCurves['roc']
type Band = RunCurves['rocBand']

/** A curve in the plane of two shares. */
export interface CurvePicture {
  xName: string
  yName: string
  curve: Curve
  band: Band
  /** What no model at all would reach: the diagonal, or a constant. */
  reference: 'diagonal' | { y: number; label: string }
  /** The point of the threshold that is looked at. */
  marker: { x: number; y: number; label: string } | null
  /** What stands in a corner that the curve leaves free. */
  caption: { text: string; detail: string; corner: 'bottomRight' | 'bottomLeft' }
  /** That between two points the value of the later one holds, as of a precision, which follows no straight line. */
  steps?: boolean
  /** What the curve shows, in one sentence. */
  summary: string
}

const least = 230

export function curvePlot(picture: CurvePicture): DrawnPlot {
  const { curve, band, marker, summary, xName, yName } = picture
  const points = Array.from(curve.x, (x, index) => [x, curve.y[index] as number])
  const drawn = picture.steps ? [[0, curve.y[0] ?? 1], ...points] : points
  return {
    height: least,
    summary,
    option: (colours) => ({
      textStyle: { fontFamily: colours.font, color: colours.textMuted },
      grid: sharePlane,
      xAxis: shareAxis(xName, colours, 26),
      yAxis: shareAxis(yName, colours, 34),
      series: [
        ...(band === null ? [] : [bandSeries(band, colours.accent)]),
        referenceSeries(picture.reference, colours),
        {
          type: 'line',
          data: drawn,
          step: picture.steps ? 'start' : false,
          symbol: 'none',
          silent: true,
          lineStyle: { color: colours.accent, width: 2, join: 'round' },
          z: 3,
        },
        ...(marker === null ? [] : [markerSeries(marker, colours)]),
        captionSeries(picture.caption, colours),
      ],
    }),
    table: () => ({
      header: ['threshold', xName, yName],
      rows: points.map(([x, y], index) => [
        formatNumber(curve.thresholds[index] as number, 6),
        formatNumber(x, 6),
        formatNumber(y, 6),
      ]),
    }),
  }
}

function referenceSeries(reference: CurvePicture['reference'], { textMuted, font }: ThemeColours): object {
  const diagonal = reference === 'diagonal'
  const [first, last] = diagonal ? [0, 1] : [reference.y, reference.y]
  return {
    type: 'line',
    data: [
      [0, first],
      {
        value: [1, last],
        label: diagonal
          ? { show: false }
          : {
              show: true,
              formatter: reference.label,
              position: [-4, reference.y > 0.9 ? 6 : -14],
              align: 'right',
              color: textMuted,
              fontFamily: font,
              fontSize: 11,
            },
      },
    ],
    symbol: 'circle',
    symbolSize: 0.1,
    showSymbol: true,
    silent: true,
    lineStyle: { color: textMuted, width: 1, type: [4, 4] },
    z: 2,
  }
}

function markerSeries(
  { x, y, label }: NonNullable<CurvePicture['marker']>,
  { surface, text, font }: ThemeColours,
): object {
  return {
    type: 'scatter',
    data: [[x, y]],
    silent: true,
    symbolSize: 11,
    itemStyle: { color: surface, borderColor: text, borderWidth: 2 },
    label: {
      show: true,
      formatter: label,
      position: x > 0.6 ? 'left' : 'right',
      offset: [0, y > 0.9 ? 12 : 0],
      color: text,
      fontFamily: font,
      fontSize: 11,
    },
    z: 5,
  }
}

function captionSeries({ text, detail, corner }: CurvePicture['caption'], colours: ThemeColours): object {
  const right = corner === 'bottomRight'
  return {
    type: 'scatter',
    data: [[right ? 1 : 0, 0]],
    silent: true,
    symbolSize: 0.1,
    label: {
      show: true,
      formatter: `{bold|${text}}\n${detail}`,
      position: right ? [-6, -36] : [6, -36],
      align: right ? 'right' : 'left',
      lineHeight: 15,
      color: colours.textMuted,
      fontFamily: colours.font,
      fontSize: 11,
      rich: { bold: { color: colours.text, fontWeight: 600, fontSize: 12, fontFamily: colours.font } },
    },
    z: 4,
  }
}

/** "0.944 to 0.995" */
export function intervalText(low: number | null, high: number | null, decimals = 3): string {
  return low === null || high === null ? '' : `${formatShare(low, decimals)} to ${formatShare(high, decimals)}`
}
