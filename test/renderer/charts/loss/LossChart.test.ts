import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { expect, it } from 'vitest'
import LossChart from '@renderer/charts/loss/LossChart.vue'
import type { LossSeries } from '@renderer/charts/loss/lossSeries'

const run = (name: string, lossName: string, changes: Partial<LossSeries> = {}): LossSeries => ({
  id: name,
  name,
  colour: '#0072B2',
  marker: null,
  faded: false,
  lossName,
  lossUnit: lossName === 'Log loss' ? '' : 'target in standard deviations',
  bestEpoch: null,
  epochs: Uint32Array.of(0, 1),
  trainLoss: Float64Array.of(1, 0.5),
  validationLoss: Float64Array.of(1, 0.6),
  ...changes,
})

async function text(...series: LossSeries[]): Promise<string> {
  const html = await renderToString(createSSRApp(LossChart, { series }))
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

it('draws the runs of the first loss and names those of others, which cannot be compared', async () => {
  const shown = await text(
    run('A', 'Log loss'),
    run('B', 'Squared error'),
    run('C', 'Log loss'),
    run('D', 'Squared error'),
  )
  expect(shown).toContain('Not drawn: B, D. Squared error cannot be compared with log loss. Show squared error')
  // The legend lists what is drawn.
  expect(shown).toMatch(/ A C training /)
})

it('has nothing to say where all runs have one loss', async () => {
  expect(await text(run('A', 'Log loss'), run('B', 'Log loss'))).not.toContain('Not drawn')
})

it('says in what the errors of numbers are measured', async () => {
  expect(await text(run('A', 'Squared error'))).toContain('Loss target in standard deviations')
  expect(await text(run('A', 'Log loss'))).not.toContain('standard deviations')
})

it('explains the mark of the epoch of the kept weights, where there is one', async () => {
  expect(await text(run('A', 'Log loss', { bestEpoch: 1 }))).toContain('epoch of the kept weights')
  expect(await text(run('A', 'Log loss'))).not.toContain('weights are taken')
})
