// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import type { ClassHistogram } from '@shared/contract/analysis'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { LabError } from '@shared/contract/labError'
import ClassHistograms from '@renderer/panels/data/columns/ClassHistograms.vue'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { type Answers, createFakeBridge, fakeCategory, fakeColumn, fakeDataset } from '../../../../support/fakeBridge'
import { mount } from '../../../../support/mount'

interface Drawn {
  subtitle: string
  picture: { panels: { name: string }[]; ticks: { place: number; label: string }[] }
}
let drawn: Drawn
vi.mock('@renderer/charts/columns/BarPlot.vue', () => ({
  default: {
    inheritAttrs: false,
    props: ['subtitle', 'picture'],
    setup: (props: Drawn) => () => {
      drawn = { subtitle: props.subtitle, picture: props.picture }
      return 'plot'
    },
  },
}))

beforeEach(() => setActivePinia(createPinia()))

const histogram = (classes: ClassHistogram['classes'], labels = ['0 to 50', '50 to 100']): Answers => ({
  'datasets.classHistogram': ({ column, target }) => ({ column, target, labels, classes }),
})
function open(column: ColumnInfo, answers: Answers) {
  const bridge = createFakeBridge({ 'settings.save': () => useSettings().settings, ...answers })
  useLab().attach(bridge)
  const dataset = fakeDataset()
  useDatasets().current = dataset
  const page = mount(ClassHistograms, () => ({ dataset, column }))
  const asked = () => bridge.argumentsOf('datasets.classHistogram').map(({ column, target }) => ({ column, target }))
  return { page, asked }
}
const exam = fakeColumn('exam_1')

it('asks by the target of the settings, and by another that is chosen', async () => {
  const { page, asked } = open(exam, histogram([{ name: '0', counts: [3, 4] }]))
  expect(page.text()).toContain('Loading')
  await expect.poll(() => page.text()).toContain('plot')
  const select = page.get('Target of the histograms by class')
  // What has a name for each of its values; a year that is always the same parts nothing.
  expect(select.options.map((option) => option.textContent)).toEqual(['exam_2', 'school', 'note', 'admitted'])
  await page.enter('Target of the histograms by class', 'school')
  expect(asked()).toEqual([
    { column: 'exam_1', target: 'admitted' },
    { column: 'exam_1', target: 'school' },
  ])
})

it('does not part a column by itself, and shows what it is parted by', () => {
  const { page, asked } = open(fakeColumn('admitted'), histogram([]))
  expect(asked().map(({ target }) => target)).toEqual(['exam_1'])
  const select = page.get('Target of the histograms by class')
  expect(select.options[select.selectedIndex]?.textContent).toBe('exam_1')
})

it('draws the classes of the most rows, in their own order, and counts the others', async () => {
  const classes = Array.from({ length: 14 }, (_, index) => ({
    name: `c${index}`,
    counts: [index === 0 ? 99 : index, 0],
  }))
  const { page } = open(exam, histogram(classes))
  await expect.poll(() => page.text()).toContain('plot')
  const names = classes.map(({ name }) => name)
  expect(drawn.picture.panels.map(({ name }) => name)).toEqual(names.filter((name) => name !== 'c1' && name !== 'c2'))
  expect(drawn.subtitle).toBe('proportions within each class, 2 more classes')
})

it('marks the levels of a category where there are few', async () => {
  const school = fakeCategory('school', ['north', 'south'])
  const few = open(school, histogram([{ name: '0', counts: [1, 2] }], ['north', 'south']))
  await expect.poll(() => few.page.text()).toContain('plot')
  expect(drawn.picture.ticks).toEqual([
    { place: 0.25, label: 'north' },
    { place: 0.75, label: 'south' },
  ])
  setActivePinia(createPinia())
  const names = Array.from({ length: 11 }, (_, index) => `s${index}`)
  const many = open(school, histogram([{ name: '0', counts: [1] }], names))
  await expect.poll(() => many.page.text()).toContain('plot')
  expect(drawn.picture.ticks).toEqual([])
})

it('says that only the most frequent levels are counted', async () => {
  const town = fakeCategory('town', [], { distinct: 4000, levels: null })
  const { page } = open(town, histogram([{ name: '0', counts: [5, 4] }], ['a', 'b']))
  await expect.poll(() => page.text()).toContain('plot')
  expect(drawn.subtitle).toBe('proportions within each class, the 2 most frequent of 4,000 levels')
})

it('says why there is none', async () => {
  const { page } = open(exam, {
    'datasets.classHistogram': () => {
      throw new LabError('busy', 'The lab is busy.')
    },
  })
  await expect.poll(() => page.text()).toContain('The lab is busy.')
})
