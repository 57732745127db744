// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { LabError } from '@shared/contract/labError'
import TargetRelations from '@renderer/panels/data/relations/TargetRelations.vue'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { type Answers, createFakeBridge, fakeDataset } from '../../../../support/fakeBridge'
import { mount } from '../../../../support/mount'

vi.mock('@renderer/panels/data/columns/ClassHistograms.vue', () => ({
  default: {
    inheritAttrs: false,
    props: ['column', 'by'],
    setup: (props: { column: { name: string }; by: string }) => () => `plot of ${props.column.name} by ${props.by}`,
  },
}))

beforeEach(() => setActivePinia(createPinia()))

function open(answers: Answers) {
  const bridge = createFakeBridge({ 'settings.save': () => useSettings().settings, ...answers })
  useLab().attach(bridge)
  const dataset = fakeDataset()
  useDatasets().current = dataset
  useDraft()
  return { bridge, page: mount(TargetRelations, () => ({ dataset })) }
}

it('the columns are listed with their figures as they come, the first is shown, and a click shows another', async () => {
  const { bridge, page } = open({
    'datasets.targetRelations': ({ target }) => ({
      target,
      relations: [
        { column: 'exam_2', measure: 'pointBiserial', value: -0.61, rows: 98 },
        { column: 'school', measure: 'cramersV', value: 0.2, rows: 100 },
        { column: 'year', measure: 'pointBiserial', value: Number.NaN, rows: 100 },
      ],
    }),
  })
  await expect.poll(() => page.text()).toContain('plot of exam_2 by admitted')
  expect(bridge.argumentsOf('datasets.targetRelations')).toMatchObject([
    { columns: ['exam_1', 'exam_2', 'school', 'year'], target: 'admitted', task: 'classification', event: '1' },
  ])
  expect(page.all('button').map(({ textContent }) => textContent)).toEqual([
    'exam_2r = −0.61',
    'schoolV = 0.20',
    'yearr = not defined',
  ])
  expect(page.text()).toContain('n = 98')
  await page.click('schoolV = 0.20')
  expect(page.text()).toContain('plot of school by admitted')
  expect(page.get('schoolV = 0.20').attributes.get('aria-pressed')).toBe(true)
})

it('says why there is no answer', async () => {
  const { page } = open({
    'datasets.targetRelations': () => {
      throw new LabError('not-found', 'This dataset is not in the workspace.')
    },
  })
  await expect.poll(() => page.text()).toContain('not in the workspace')
})
