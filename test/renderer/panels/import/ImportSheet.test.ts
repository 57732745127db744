// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Preview } from '@shared/contract/preview'
import type { Reading } from '@shared/spec/reading'
import { defaultReading } from '@shared/spec/reading'
import ImportSheet from '@renderer/panels/import/ImportSheet.vue'
import { useImportSheet } from '@renderer/stores/datasets/importSheet'
import { useOperations } from '@renderer/stores/operations'
import { useLab } from '@renderer/stores/lab'
import { type Answers, createFakeBridge, fakeDataset, fakePreview } from '../../../support/fakeBridge'
import { mount } from '../../../support/mount'

vi.mock('@renderer/controls/ModalDialog.vue', async () => {
  const { defineComponent } = await import('vue')
  const props = { open: Boolean }
  return {
    default: defineComponent({
      ...{ inheritAttrs: false, props },
      setup:
        (given, { slots }) =>
        () =>
          given.open ? [slots['description']?.(), slots['default']?.()] : [],
    }),
  }
})
vi.mock('@renderer/panels/import/PreviewTable.vue', () => ({
  default: { inheritAttrs: false, setup: () => () => 'first rows' },
}))

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})
afterEach(() => vi.useRealTimers())

const pass = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds)

/** The sheet for files at these paths; the preview is that of the choices, changed as told. */
async function open(changes: (reading: Reading) => Partial<Preview> = () => ({}), answers: Answers = {}, files = 1) {
  const bridge = createFakeBridge({
    'datasets.preview': (asked) => {
      const reading = { ...defaultReading, ...asked.reading } as Reading
      return fakePreview({ reading, ...changes(reading) })
    },
    'datasets.import': () => fakeDataset(),
    'operations.cancel': () => null,
    ...answers,
  })
  useLab().attach(bridge)
  const page = mount(ImportSheet)
  const answered: unknown[] = []
  for (let at = 0; at < files; at++) {
    const origin = { kind: 'path', path: `/${at}.csv`, name: `${at}.csv` } as const
    void useImportSheet()
      .ask(origin)
      .then((imported) => answered.push(imported?.origin))
  }
  await pass()
  const submit = async () => {
    page.all('form')[0]?.fire('submit')
    await pass()
  }
  return { bridge, page, answered, submit }
}

it('puts all choices back at once and stays in its settings', async () => {
  const { page } = await open()
  expect(page.text()).toContain('all detected')
  await page.enter('Delimiter', ';')
  await page.enter('Decimal mark', ',')
  expect(useImportSheet().choices).toEqual({ delimiter: ';', decimal: ',' })
  await page.click('Reset all')
  expect([useImportSheet().choices, page.focused()]).toEqual([{}, 'Encoding'])
})

it('offers what gets round a problem, and goes on to Import', async () => {
  const says = 'data.csv, line 3: 3 fields where the header has 2.'
  const { page } = await open(({ raggedRows }) => ({ problem: raggedRows === 'refuse' ? says : null }))
  expect(page.get('Import').attributes.get('aria-disabled')).toBe(true)
  await page.click('Leave out rows with too few or too many fields')
  expect([useImportSheet().choices, page.focused()]).toEqual([{ raggedRows: 'leaveOut' }, 'Import'])
  await pass(200)
  expect(page.text()).not.toContain('fields where the header')
  expect(page.get('Import').attributes.get('aria-disabled')).toBeUndefined()
})

it('imports by Enter as soon as the next preview is there', async () => {
  const { bridge, page, answered, submit } = await open()
  await page.enter('Delimiter', ';')
  await submit()
  expect(bridge.argumentsOf('datasets.import')).toEqual([])
  await pass(200)
  expect(bridge.argumentsOf('datasets.import').map(({ reading }) => reading)).toEqual([{ delimiter: ';' }])
  expect([answered.length, page.text()]).toEqual([1, ''])
})

it('names the files that follow, and leaves them out', async () => {
  const { page, answered } = await open(undefined, {}, 3)
  expect(page.text()).toContain('2 more files follow.')
  await page.click('Leave out')
  await pass()
  expect(answered).toEqual([undefined, undefined])
  expect(page.text()).not.toContain('follow')
})

it('takes no change while it imports, and can be left or cancelled', async () => {
  const { bridge, page, submit } = await open(undefined, { 'datasets.import': () => new Promise(() => undefined) })
  await submit()
  expect(page.all('fieldset')[0]?.disabled).toBe(true)
  expect([page.find('Cancel') !== null, useOperations().importing !== null]).toEqual([true, true])
  await page.click('Continue in the background')
  expect([useImportSheet().open, page.text()]).toEqual([false, ''])
  expect(bridge.argumentsOf('operations.cancel')).toEqual([])
})

it('goes to the next file when one is left out', async () => {
  const { page, answered } = await open(undefined, {}, 2)
  await page.click('Cancel')
  await pass()
  expect([answered, useImportSheet().current?.origin]).toEqual([
    [undefined],
    expect.objectContaining({ name: '1.csv' }),
  ])
})
