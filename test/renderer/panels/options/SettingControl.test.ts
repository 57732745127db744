// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { ref } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { type SettingPath, settingAt, settingPaths } from '@shared/spec/settings/table'
import SettingControl from '@renderer/panels/options/SettingControl.vue'
import { useOptions } from '@renderer/panels/options/useOptions'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeDataset } from '../../../support/fakeBridge'
import { mount } from '../../../support/mount'

beforeEach(() => {
  setActivePinia(createPinia())
  useLab().attach(createFakeBridge({ 'settings.save': () => useSettings().settings }))
  useDatasets().current = fakeDataset()
  useOptions().set('training.optimizer', 'adam')
})

const open = (path: SettingPath, hint?: string) =>
  mount(SettingControl, () => (hint === undefined ? { path } : { path, hint }))
const draft = () => useDraft().draft!
const attributes = (page: ReturnType<typeof open>, name: string, ...names: string[]) =>
  names.map((attribute) => page.get(name).attributes.get(attribute))
const optionsOf = (page: ReturnType<typeof open>, name: string) =>
  page.get(name).options.map(({ textContent }) => textContent)

describe('the control of a number', () => {
  it('has its range, its unit, its hint and what it is by default, and sets what is typed', async () => {
    const page = open('training.patience')
    expect(page.get('Patience').value).toBe('0')
    expect(attributes(page, 'Patience', 'min', 'max', 'step')).toEqual([0, 100_000, 1])
    expect(page.text()).toContain(settingAt('training.patience').hint)
    expect(page.text()).toContain('0 to 100000 epochs, default 0 epochs')
    await page.enter('Patience', '7')
    expect(draft().training.patience).toBe(7)
  })

  it('says what to enter at its control, and goes by the default of the other settings', async () => {
    const { set } = useOptions()
    const page = open('training.learningRate')
    expect(attributes(page, 'Learning rate', 'min', 'step')).toEqual([0, 'any'])
    expect(page.text()).toContain('0 to 100, default 0.03')
    await page.enter('Learning rate', '-1')
    expect(page.text()).toContain('Enter a number from 0 to 100.')
    expect(page.get('Learning rate').attributes.get('aria-invalid')).toBe(true)
    await page.enter('Learning rate', '0.5')
    expect(page.text()).not.toContain('Enter a number')
    expect(draft().chosen.has('training.learningRate')).toBe(true)
    set('training.optimizer', 'sgd')
    expect(open('training.learningRate').text()).toContain('default 0')
    // It was chosen.
    expect(draft().training.learningRate).toBe(0.5)
  })

  it('is in per cent where it is a share, without the noise of a product', async () => {
    const page = open('preparation.testShare')
    expect(page.get('Test share').value).toBe('20')
    expect(attributes(page, 'Test share', 'min', 'max', 'step')).toEqual([0, 90, 5])
    expect(page.text()).toContain('0 to 90 %, default 20 %')
    await page.enter('Test share', '7')
    expect(draft().preparation.testShare).toBe(0.07)
    expect(open('preparation.testShare').get('Test share').value).toBe('7')
    await page.enter('Test share', '95')
    expect(page.text()).toContain('Enter a share from 0 to 0.9 (0 to 90 %).')
    await page.enter('Test share', '')
    expect(page.text()).toContain('Enter a share from 0 to 0.9 (0 to 90 %).')
  })
})

describe('the control of a choice', () => {
  it('offers what goes with the other settings, and keeps what was chosen in sight with its error', async () => {
    const { set } = useOptions()
    expect(optionsOf(open('training.optimizer'), 'Optimizer')).toContain('Newton (IRLS)')
    set('network.hidden', [8])
    const page = open('training.optimizer')
    expect(optionsOf(page, 'Optimizer')).not.toContain('Newton (IRLS)')
    await page.enter('Optimizer', 'adamw')
    expect(draft().training).toMatchObject({ optimizer: 'adamw', learningRate: 0.03 })
    set('training.optimizer', 'newton')
    const newton = open('training.optimizer')
    expect(optionsOf(newton, 'Optimizer')).toContain('Newton (IRLS)')
    expect(newton.text()).toContain("Newton's method is for logistic and linear regression")
  })

  it('has the hint of what is chosen, where that has one, else its own', async () => {
    const page = open('training.schedule')
    expect(page.text()).toContain('The learning rate stays constant.')
    await page.enter('Schedule', 'cosine')
    expect(page.text()).toContain('The learning rate falls to 0 along half a cosine.')
    expect(open('training.precision').text()).toContain('float32: faster, 7 digits; float64: 15 digits.')
  })

  it('may have another hint where more is known, or none', () => {
    expect(open('training.schedule', 'As told.').text()).toContain('As told.')
    expect(open('training.schedule', 'As told.').text()).not.toContain('stays as it is')
    expect(open('training.schedule', '').text()).not.toContain('stays as it is')
  })
})

describe('the control of a switch', () => {
  it('is a tick', async () => {
    const page = open('preparation.stratify')
    const tick = page.get('Stratify by class')
    expect([tick.attributes.get('type'), tick.checked]).toEqual(['checkbox', true])
    tick.checked = false
    tick.fire('change')
    expect(draft().preparation.stratify).toBe(false)
  })
})

describe('a control', () => {
  it('is there while its setting has an effect, or stands in the way', async () => {
    const { set } = useOptions()
    expect(open('training.momentum').root.children).toEqual([])
    set('training.optimizer', 'nesterov')
    expect(open('training.momentum').find('Momentum')).not.toBeNull()
    set('training.optimizer', 'adam')
    expect(open('training.momentum').root.children).toEqual([])
    set('training.momentum', 3)
    expect(open('training.momentum').text()).toContain('Enter a number from 0 to 0.9999.')
  })

  it('becomes another with its path', async () => {
    const path = ref<SettingPath>('training.l1')
    const page = mount(SettingControl, () => ({ path: path.value }))
    expect([page.find('L1') === null, page.find('L2') === null]).toEqual([false, true])
    path.value = 'training.l2'
    await Promise.resolve()
    expect([page.find('L1') === null, page.find('L2') === null]).toEqual([true, false])
  })

  it('is there for every number, choice and switch, and is called as its row says', () => {
    const { set } = useOptions()
    set('network.hidden', [8])
    set('preparation.split', 'folds')
    set('training.schedule', 'step')
    const plain = settingPaths.filter((path) => settingAt(path).scale !== 'structure' && useOptions().shows(path))
    expect(plain.length).toBeGreaterThan(20)
    for (const path of plain) expect(open(path).text(), path).toContain(settingAt(path).label)
  })

  it('says why it is there to whoever points at its label', () => {
    const [label] = open('training.l2').all('label')
    expect(label?.attributes.get('title')).toBe(settingAt('training.l2').explanation)
  })
})

describe('the batch size', () => {
  it('is a number, or every row by a tick that keeps the number', async () => {
    const page = open('training.batchSize')
    await page.enter('Batch size', '16')
    expect(draft().training.batchSize).toBe(16)
    await page.enter('Full batch', '')
    expect(draft().training.batchSize).toBe('full')
    expect([page.get('Batch size').disabled, page.text().includes('All training rows in every step.')]).toEqual([
      true,
      true,
    ])
    await page.enter('Full batch', '')
    expect(draft().training.batchSize).toBe(16)
    await page.enter('Batch size', '0')
    expect(page.text()).toContain('Enter a whole number from 1 to 1,000,000, or take full batches.')
  })

  it('is every row, as told, where the optimizer takes them all', () => {
    useOptions().set('training.optimizer', 'gd')
    const page = open('training.batchSize')
    expect(page.text()).toContain('This optimizer uses all training rows in every step.')
    expect([page.get('Batch size').disabled, page.get('Full batch').disabled]).toEqual([true, true])
  })
})

describe('the weights of classes', () => {
  it('are a number for each class, of classes only', async () => {
    const page = open('training.classWeights')
    await page.enter('Class weights', 'each')
    expect(draft().training.classWeights).toEqual({ '0': 1, '1': 1 })
    await page.enter('admitted = 1', '2.5')
    expect(draft().training.classWeights).toEqual({ '0': 1, '1': 2.5 })
    await page.enter('admitted = 1', '-1')
    expect(page.text()).toContain('Enter a number from 0 to 1,000,000.')
    await page.enter('Class weights', 'balanced')
    expect(draft().training.classWeights).toBe('balanced')
    useOptions().set('preparation.task', 'regression')
    expect(open('training.classWeights').find('Class weights')).toBeNull()
  })
})
