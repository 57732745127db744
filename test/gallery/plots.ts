import type { EChartsCoreOption } from 'echarts/core'
import type { Dependence, Importance } from '@shared/contract/explanation'
import type { RunCurves } from '@shared/contract/curves'
import { curvesOf } from '@shared/evaluation/curves/curves'
import { createRandom } from '@shared/math/random'
import { curvePlot } from '@renderer/charts/curves/curvePlot'
import { reliabilityPlot } from '@renderer/charts/curves/reliabilityPlot'
import { thresholdPlot } from '@renderer/charts/curves/thresholdPlot'
import { dependencePlot } from '@renderer/charts/explain/dependencePlot'
import { importancePlot } from '@renderer/charts/explain/importancePlot'
import { lossOption } from '@renderer/charts/loss/lossOption'
import type { LossSeries } from '@renderer/charts/loss/lossSeries'
import { plotsOf } from '@renderer/charts/plots/index'
import type { DrawnPlot, RunPlotData } from '@renderer/charts/plots/runPlot'
import { metricScatter } from '@renderer/charts/runs/metricScatter'
import { parallelRuns } from '@renderer/charts/runs/parallelRuns'
import { runColour } from '@renderer/charts/runColours'
import type { ThemeColours } from '@renderer/charts/themeColours'
import type { Size } from '@renderer/charts/useChart'

export interface GalleryPlot {
  name: string
  title: string
  size: Size
  option(colours: ThemeColours, size: Size): EChartsCoreOption
}

const random = createRandom(20, 'sample')
const rows = 200
const events = Uint8Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? 1 : 0))
const scores = Float64Array.from(events, (event) =>
  Math.min(1, Math.max(0, 0.42 + 0.3 * event - 0.08 + 0.18 * random.normal())),
)
const curves: RunCurves = { classIndex: 1, rows, ...curvesOf(scores, events, null, 1) }
const noCaption = { text: '', detail: '', corner: 'bottomRight' as const }

const numbers: RunPlotData = {
  ...{ target: 'price', width: 1, classes: [] },
  truth: Float64Array.from({ length: 150 }, (_, row) => 20 + row),
  values: Float64Array.from({ length: 150 }, (_, row) => 20 + row + 12 * random.normal()),
}
const classes: RunPlotData = {
  ...{ target: 'ill', width: 1, classes: ['healthy', 'ill'] },
  truth: Float64Array.from(events),
  values: scores,
}

const importance: Importance = {
  ...{ part: 'validation', metric: 'logLoss', rows: 100, rowsOfPart: 100, shuffles: 10, seed: 0, loss: 0.4 },
  features: ['radius', 'texture', 'a very long name of a feature that has to be cut', 'area'].map((feature, index) => {
    const value = 0.6 / (index + 1) - 0.14
    return { feature, importance: value, standardError: 0.05, low: value - 0.12, high: value + 0.1 }
  }),
}

const grid = Float64Array.from({ length: 21 }, (_, index) => 10 + 4.5 * index)
const curve = (shift: number) => Array.from(grid, (value) => 1 / (1 + 2 ** (-(value - shift) / 8)))
const dependence: Dependence = {
  ...{
    part: 'validation',
    feature: 'age',
    kind: 'number',
    quantity: 'probability',
    className: 'ill',
    rows: 80,
    rowsOfPart: 80,
  },
  ...{
    grid,
    levels: [],
    mean: Float64Array.from(curve(55)),
    low: Float64Array.from(curve(70)),
    high: Float64Array.from(curve(40)),
  },
  curves: Float64Array.from([35, 48, 55, 62, 75].flatMap(curve)),
  curveRows: Uint32Array.of(1, 2, 3, 4, 5),
  deciles: Float64Array.of(18, 25, 31, 38, 44, 52, 61, 70, 84),
}
const levels: Dependence = {
  ...dependence,
  ...{
    feature: 'region',
    kind: 'category',
    grid: new Float64Array(),
    levels: ['north', 'south', 'west'],
    deciles: new Float64Array(),
  },
  ...{
    mean: Float64Array.of(0.3, 0.62, 0.45),
    low: Float64Array.of(0.1, 0.4, 0.2),
    high: Float64Array.of(0.5, 0.8, 0.7),
  },
  ...{ curves: Float64Array.of(0.2, 0.5, 0.4, 0.4, 0.7, 0.5), curveRows: Uint32Array.of(1, 2) },
}

function run(id: string, colour: string, start: number, bestEpoch: number | null): LossSeries {
  const epochs = Uint32Array.from({ length: 60 }, (_, epoch) => epoch)
  const losses = (rise: number) =>
    Float64Array.from(epochs, (epoch) => start / (1 + epoch / 6) + 0.12 + rise * (epoch / 60) ** 2)
  return {
    ...{ id, name: id, colour, marker: null, faded: false, lossName: 'Log loss', lossUnit: '', bestEpoch, epochs },
    ...{ trainLoss: losses(0), validationLoss: losses(0.3) },
  }
}
const runs = [run('logistic regression', '#0072b2', 0.69, null), run('tanh 8', '#e69f00', 0.8, 31)]

function drawn(name: string, title: string, plot: DrawnPlot, width = 380): GalleryPlot {
  return { name, title, size: { width, height: plot.height }, option: plot.option }
}

/** Every plot that is made by a function of its data, each from the same rows every time. */
const compared = ['Logistic regression', 'tanh 8', 'tanh 8 (2)', 'tanh 8, 8'].map((name, place) => ({
  ...{ name, colour: runColour(place) },
}))

export const galleryPlots: readonly GalleryPlot[] = [
  drawn(
    'roc',
    'ROC curve',
    curvePlot({
      ...{
        xName: '1 − specificity',
        yName: 'sensitivity',
        curve: curves.roc,
        band: curves.rocBand,
        reference: 'diagonal',
      },
      marker: { x: 0.3, y: 0.86, label: 'threshold 0.50' },
      caption: { text: 'AUC 0.872', detail: '0.820 to 0.911', corner: 'bottomRight' },
      summary: '',
    }),
  ),
  drawn(
    'precision-recall',
    'Precision and recall',
    curvePlot({
      ...{
        xName: 'recall',
        yName: 'precision',
        curve: curves.precisionRecall,
        band: curves.precisionRecallBand,
        steps: true,
      },
      ...{ reference: { y: 0.335, label: 'share of ill 0.34' }, marker: null },
      caption: { text: 'Average precision 0.765', detail: '0.670 to 0.842', corner: 'bottomLeft' },
      summary: '',
    }),
  ),
  drawn(
    'gain',
    'Gain and lift',
    curvePlot({
      ...{ xName: 'share of the rows looked at', yName: 'share of ill found', curve: curves.gain, band: null },
      ...{ reference: 'diagonal', marker: null, caption: noCaption, summary: '' },
    }),
  ),
  drawn('reliability', 'Reliability', reliabilityPlot(curves.reliability, 'ill')),
  drawn(
    'threshold',
    'Threshold',
    thresholdPlot({ curves, classes: ['healthy', 'ill'], step: 500, costs: { falseAlarm: 1, miss: 5 } }),
    560,
  ),
  ...plotsOf('classification').map((plot) => drawn(`run-${plot.key}`, plot.title, plot.draw(classes), 460)),
  ...plotsOf('regression').map((plot) => drawn(`run-${plot.key}`, plot.title, plot.draw(numbers), 460)),
  drawn('importance', 'Permutation importance', importancePlot(importance), 420),
  drawn('dependence', 'Partial dependence', dependencePlot({ dependence, quantity: 'P(ill)', dateText: String })),
  drawn(
    'dependence-levels',
    'Partial dependence',
    dependencePlot({ dependence: levels, quantity: 'P(ill)', dateText: String }),
  ),
  drawn(
    'runs-scatter',
    'Runs by two metrics',
    metricScatter(
      compared.map((run, at) => ({ ...run, x: 0.2 + 0.04 * at, y: 0.35 - 0.03 * at + 0.01 * at * at })),
      { name: 'log loss on training rows', better: 'lower' },
      { name: 'log loss on validation rows', better: 'lower' },
    ),
    460,
  ),
  drawn(
    'runs-parallel',
    'Settings and outcome',
    parallelRuns(compared, [
      { name: 'Hidden layers', values: ['none', '8', '8', '8, 8'] },
      { name: 'Learning rate', values: [0.001, 0.01, 0.1, 0.1] },
      { name: 'Epochs', values: [100, 300, 200, 300] },
      { name: 'Log loss, validation', values: [0.35, 0.33, 0.33, 0.35] },
    ]),
    560,
  ),
  ...[false, true].map((logarithmic) => ({
    name: logarithmic ? 'loss-logarithmic' : 'loss',
    title: 'Loss',
    size: { width: 520, height: 280 },
    option: (colours: ThemeColours, size: Size) => lossOption(runs, logarithmic, colours, size),
  })),
]
