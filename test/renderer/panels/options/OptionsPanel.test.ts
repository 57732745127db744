import { createPinia, setActivePinia } from 'pinia'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { beforeEach, describe, expect, it } from 'vitest'
import type { NetworkSpec, PreparationSpec, TrainingSpec } from '@shared/spec/runSpec'
import OptionsPanel from '@renderer/panels/options/OptionsPanel.vue'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeColumn, fakeDataset } from '../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  useLab().attach(createFakeBridge({ 'settings.save': () => useSettings().settings }))
  const price = fakeColumn('price', { distinct: 4000 })
  const times = fakeColumn('times', { min: 0, distinct: 9 })
  useDatasets().current = fakeDataset({ columns: [...fakeDataset().columns, price, times] })
  const chosen = [...useDraft().draft!.chosen, 'training.optimizer', 'training.schedule'] as const
  const training = { ...useDraft().draft!.training, optimizer: 'adam' as const }
  useDraft().edit(null, (old) => ({ ...old, training, chosen: new Set(chosen) }))
})

interface Changes {
  preparation?: Partial<PreparationSpec>
  network?: Partial<NetworkSpec>
  training?: Partial<TrainingSpec>
}

/** The panel after these changes. */
async function show({ preparation, network, training }: Changes = {}): Promise<string> {
  const store = useDraft()
  store.edit(null, (old) => ({
    ...old,
    preparation: { ...old.preparation, ...preparation },
    network: { ...old.network, ...network },
    training: { ...old.training, ...training },
  }))
  return renderToString(createSSRApp(OptionsPanel))
}

const labelsOf = (html: string) =>
  [...html.matchAll(/<label for="[^"]*"[^>]*>([^<]*)<\/label>/g)].map(([, text]) => text)
const summariesOf = (html: string) =>
  [...html.matchAll(/<summary[^>]*>(.*?)<\/summary>/gs)].map(([, text = '']) => text.replace(/<[^>]*>/g, '').trim())
const optionsOf = (html: string, label: string) => {
  const id = new RegExp(`<label for="([^"]*)"[^>]*>${label}<`).exec(html)?.[1] ?? ''
  const select = new RegExp(`<select id="${id}".*?</select>`, 's').exec(html)?.[0] ?? ''
  return [...select.matchAll(/<option[^>]*>\s*([^<]*?)\s*<\/option>/g)].map(([, text]) => text)
}

describe('the options panel', () => {
  it('shows what has an effect for logistic regression by Adam, in groups that say nothing by default', async () => {
    const html = await show()
    expect(labelsOf(html)).toEqual([
      'Target',
      'Event',
      'Standardize',
      'Missing values',
      'Degree',
      'Split',
      'Validation share',
      'Test share',
      'Row weights',
      'Class weights',
      'Initialisation',
      'Optimizer',
      'Learning rate',
      'Epochs',
      'Batch size',
      'Schedule',
      'Warm-up',
      'Gradient clipping',
      'L1',
      'L2',
      'Label smoothing',
      'Patience',
      'Split seed',
      'Precision',
      'Seed',
    ])
    expect(summariesOf(html)).toEqual([
      'Interactions and polynomials',
      'Weights',
      'Initial weights',
      'Batch and schedule',
      'Regularisation',
      'Stopping',
      'Precision and seeds',
    ])
  })

  it('says in the line of a group what is set there', async () => {
    const network = { hidden: [8] }
    const html = await show({
      network,
      training: { l2: 0.01, dropout: 0.2, schedule: 'step', classWeights: 'balanced' },
    })
    expect(summariesOf(html)).toEqual([
      'Interactions and polynomials',
      'Weights: class weights balanced',
      'Initial weights',
      'Batch and schedule: schedule step',
      'Regularisation: L2 0.01, dropout 0.2',
      'Stopping',
      'Precision and seeds',
    ])
  })

  it.each([
    ['nesterov', ['Momentum'], ['Weight decay', 'Tolerance']],
    ['adamw', ['Weight decay'], ['Momentum', 'Tolerance']],
    ['lbfgs', ['Tolerance', 'Precision', 'L1'], ['Learning rate', 'Batch size', 'Schedule', 'Warm-up']],
    ['newton', ['Tolerance'], ['Learning rate', 'Batch size', 'Precision', 'L1']],
  ] as const)('shows for %s what it uses and nothing else', async (optimizer, shown, hidden) => {
    const labels = labelsOf(await show({ training: { optimizer } }))
    expect(labels).toEqual(expect.arrayContaining([...shown]))
    expect(labels.filter((label) => (hidden as readonly string[]).includes(label ?? ''))).toEqual([])
  })

  it('shows hidden units their activation, dropout and distribution of starting weights', async () => {
    const html = await show({ network: { hidden: [8] } })
    expect(labelsOf(html)).toEqual(expect.arrayContaining(['Activation', 'Dropout', 'Distribution']))
    expect(optionsOf(html, 'Activation')).toHaveLength(8)
  })

  it('has a loss and its delta for numbers, and no class weights', async () => {
    const html = await show({ preparation: { task: 'regression', target: 'price', features: ['exam_1'] } })
    expect(labelsOf(html)).toContain('Loss')
    expect(optionsOf(html, 'Loss')).toEqual(['squared error', 'Huber loss'])
    expect(labelsOf(html)).not.toContain('Class weights')
    expect(labelsOf(html)).not.toContain('Huber delta')
    const chosen = new Set([...useDraft().draft!.chosen, 'training.loss' as const])
    useDraft().edit(null, (old) => ({ ...old, chosen }))
    expect(labelsOf(await show({ training: { loss: 'huber' } }))).toContain('Huber delta')
  })

  it("offers Newton's method without hidden layers only, and says why where it stands with one", async () => {
    expect(optionsOf(await show(), 'Optimizer')).toContain('Newton (IRLS)')
    expect(optionsOf(await show({ network: { hidden: [8] } }), 'Optimizer')).not.toContain('Newton (IRLS)')
    const html = await show({ training: { optimizer: 'newton' } })
    expect(optionsOf(html, 'Optimizer')).toContain('Newton (IRLS)')
    expect(html.replaceAll('&#39;', "'")).toContain("Newton's method is for logistic and linear regression")
  })

  it('keeps a setting without effect in sight while it stands in the way', async () => {
    const html = await show({ network: { hidden: [8] }, training: { optimizer: 'lbfgs', dropout: 0.2 } })
    expect(labelsOf(html)).toContain('Dropout')
    expect(html).toContain('Dropout needs another value.')
    expect(labelsOf(await show({ training: { dropout: 0 } }))).not.toContain('Dropout')
  })

  it('offers numbers, 0 or more, that are no feature as row weights', async () => {
    expect(optionsOf(await show(), 'Row weights')).toEqual(['none'])
    const features = ['exam_1', 'exam_2']
    const html = await show({ preparation: { features, weights: 'times' } })
    expect(optionsOf(html, 'Row weights')).toEqual(['none', 'price', 'times'])
    expect(summariesOf(html)[1]).toBe('Weights: row weights times')
  })

  it('has a number for the weight of each class of the target', async () => {
    const html = await show({ training: { classWeights: { '0': 1, '1': 3 } } })
    expect(labelsOf(html)).toEqual(expect.arrayContaining(['admitted = 0', 'admitted = 1']))
    expect(summariesOf(html)[1]).toBe('Weights: class weights 0: 1, 1: 3')
  })
})
