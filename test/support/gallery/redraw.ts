import { init } from 'echarts/core'
import { contourLines } from '@renderer/charts/field/contour'
import { probabilityScale } from '@renderer/charts/field/fieldScale'
import { lossOption } from '@renderer/charts/loss/lossOption'
import { paintField } from '@renderer/charts/field/paintField'
import { readThemeColours } from '@renderer/charts/themeColours'
import '@renderer/charts/useChart'
import { curved, fieldOf, lossesOf } from './data'

const repeats = 20

/** Median and least milliseconds of an action, after three runs to warm up; the least is what a busy machine distorts least. */
function median(action: (i: number) => void): string {
  const times = Array.from({ length: repeats + 3 }, (_, i) => {
    const start = performance.now()
    action(i)
    return performance.now() - start
  }).slice(3)
  times.sort((a, b) => a - b)
  return `${times[repeats / 2]?.toFixed(1) ?? '–'} ms, at best ${times[0]?.toFixed(1) ?? '–'} ms`
}

/** How long a growing chart of 20 runs, a field and its 0.5 line take; the pixels are asked for, so that they are drawn. */
export function timeRedraws(): string {
  const size = { width: 600, height: 360 }
  const host = document.createElement('div')
  document.body.append(host)
  const chart = init(host, null, { renderer: 'canvas', ...size })
  const colours = readThemeColours(document.body)
  const all = lossesOf(20, 2000 + repeats + 3)
  const losses = median((i) => {
    const series = all.map((run) => ({
      ...run,
      epochs: run.epochs.subarray(0, 2000 + i),
      trainLoss: run.trainLoss.subarray(0, 2000 + i),
      validationLoss: run.validationLoss.subarray(0, 2000 + i),
    }))
    chart.setOption({ animation: false, ...lossOption(series, false, colours, size) }, { replaceMerge: ['series'] })
    chart.getZr().flush()
    host.querySelector('canvas')?.getContext('2d')?.getImageData(300, 180, 1, 1)
  })
  const report = [`loss chart, 20 runs x 2,000 epochs, training and validation: ${losses}`]
  for (const resolution of [120, 256]) {
    const { values } = fieldOf(curved, resolution)
    const pixels = new Uint8ClampedArray(4 * resolution ** 2)
    report.push(
      `field ${resolution} x ${resolution}, pixels: ${median(() => paintField(values, resolution, pixels, probabilityScale('admitted')))}`,
      `field ${resolution} x ${resolution}, 0.5 line: ${median(() => contourLines(values, resolution, resolution, 0.5))}`,
    )
  }
  return report.join('\n')
}
