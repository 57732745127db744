// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { h } from 'vue'
import { beforeEach, expect, it } from 'vitest'
import { type TitledGroup, groupTitles } from '@shared/spec/settings/groups'
import { settingAt, settingsOf } from '@shared/spec/settings/table'
import TitledSettings from '@renderer/panels/options/TitledSettings.vue'
import { useOptions } from '@renderer/panels/options/useOptions'
import { useDatasets } from '@renderer/stores/datasets/datasets'
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

const open = (group: TitledGroup) => mount(TitledSettings, () => ({ group }))
const summaryOf = (page: ReturnType<typeof open>) => page.all('summary')[0]?.textContent.trim()

it('has the controls of its group in their order, under its title', () => {
  const { shows } = useOptions()
  const page = open('regularisation')
  expect(summaryOf(page)).toBe('Regularisation')
  const shown = settingsOf('regularisation').filter(shows)
  expect(page.all('label').map(({ textContent }) => textContent)).toEqual(shown.map((path) => settingAt(path).label))
  expect(shown).toEqual(['training.l1', 'training.l2', 'training.labelSmoothing'])
})

it('says in its line what is not as by default', () => {
  useOptions().set('training.l2', 0.01)
  expect(summaryOf(open('regularisation'))).toBe('Regularisation: L2 0.01')
})

it('opens where one of its settings stands in the way', async () => {
  const page = open('regularisation')
  const isOpen = () => Object(page.all('details')[0]).open === true
  expect(isOpen()).toBe(false)
  await page.enter('L2', '-1')
  await Promise.resolve()
  expect([isOpen(), page.text().includes('Enter a number from 0 to 1,000.')]).toEqual([true, true])
})

it('is gone while none of its settings has an effect, unless it says something then', () => {
  const { set } = useOptions()
  set('training.optimizer', 'lbfgs')
  expect(summaryOf(open('batch'))).toBeUndefined()
  set('training.optimizer', 'adam')
  set('preparation.validationShare', 0)
  const none = () => 'Nothing ends it early.'
  const page = mount({ render: () => h(TitledSettings, { group: 'stopping' }, { none }) })
  expect([summaryOf(page), page.text().includes('Nothing ends it early.')]).toEqual(['Stopping', true])
  set('preparation.validationShare', 0.2)
  const some = mount({ render: () => h(TitledSettings, { group: 'stopping' }, { none }) })
  expect([some.find('Patience') === null, some.text().includes('Nothing ends it early.')]).toEqual([false, false])
})

it('is there for every titled group that has an effect', () => {
  for (const group of Object.keys(groupTitles) as TitledGroup[]) {
    expect(summaryOf(open(group)), group).toBe(groupTitles[group])
  }
})

it('is not there without a dataset', () => {
  useDatasets().current = null
  expect(open('regularisation').root.children).toEqual([])
})
