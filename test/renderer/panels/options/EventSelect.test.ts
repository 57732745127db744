// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import EventSelect from '@renderer/panels/options/EventSelect.vue'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeCategory, fakeDataset, fakeSpec } from '../../../support/fakeBridge'
import { mount } from '../../../support/mount'

const trial = fakeCategory('trial', ['case', 'control'])

beforeEach(() => {
  setActivePinia(createPinia())
  useLab().attach(createFakeBridge({ 'settings.save': () => useSettings().settings }))
  useDatasets().current = fakeDataset({ columns: [...fakeDataset().columns, trial] })
})

/** The control, for the target of the draft. */
const open = () =>
  mount(EventSelect, () => ({
    target: useDatasets().current?.columns.find(({ name }) => name === useDraft().draft?.preparation.target),
  }))
const event = () => useDraft().draft?.preparation.event
const optionsOf = (page: ReturnType<typeof open>) =>
  page.get('Event').options.map(({ textContent, selected }) => `${selected ? '*' : ''}${textContent.trim()}`)

describe('the control of the event', () => {
  it('offers the two classes, begins with the guess, and sets what is chosen', async () => {
    const page = open()
    expect(optionsOf(page)).toEqual(['admitted = 0', '*admitted = 1'])
    await page.enter('Event', '0')
    expect(event()).toBe('0')
  })

  it('is there for two classes only', () => {
    const of = (preparation: object) => {
      useDraft().edit(null, (old) => ({ ...old, preparation: { ...old.preparation, ...preparation } }))
      return open().find('Event') !== null
    }
    expect([
      of({ target: 'trial', event: 'case' }),
      of({ target: 'school', event: null }),
      of({ target: 'exam_1', task: 'regression' }),
      of({ target: 'admitted', event: '1' }),
      of({ task: 'classification' }),
    ]).toEqual([true, false, false, false, true])
  })

  it('shows the second class of an earlier spec, which stays as it is', () => {
    useDraft().use(fakeSpec({ preparation: { target: 'trial', event: null } }))
    expect([optionsOf(open()), event()]).toEqual([['case', '*control'], null])
  })

  it('keeps a class that is none of the target in sight, with what to do', async () => {
    useDraft().use(fakeSpec({ preparation: { target: 'trial', event: 'cases' } }))
    const page = open()
    expect(optionsOf(page)).toEqual(['case', 'control', '*cases'])
    expect(page.text()).toContain('cases is not a class of trial')
    await page.enter('Event', 'case')
    expect(page.text()).not.toContain('cases is not a class of trial')
  })
})
