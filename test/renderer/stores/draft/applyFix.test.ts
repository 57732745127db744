import { expect, it } from 'vitest'
import { applyFix } from '@renderer/stores/draft/applyFix'
import { defaultDraft } from '@renderer/stores/draft/draftDefaults'
import { fakeDataset } from '../../../support/fakeBridge'

const draft = defaultDraft(fakeDataset())

it('replaces features, split and training settings that the fix names, and nothing else', () => {
  const fixed = applyFix(draft, {
    ...{ label: 'Fix', features: ['exam_2'], split: 'grouped', splitColumn: 'school' },
    ...{ classWeights: 'balanced', l2: 0.01 },
  })
  expect(fixed).toEqual({
    ...draft,
    preparation: { ...draft.preparation, features: ['exam_2'], split: 'grouped', splitColumn: 'school' },
    training: { ...draft.training, classWeights: 'balanced', l2: 0.01 },
  })
  expect(applyFix(draft, { label: 'Nothing' })).toEqual(draft)
})

it('merges rules feature by feature, and tells no column from a column taken away', () => {
  const columns = { exam_1: { missing: 'median' as const, indicator: true }, exam_2: { indicator: true } }
  const before = { ...draft, preparation: { ...draft.preparation, columns, splitColumn: 'school' } }
  const fix = { label: 'Zeros are missing', columns: { exam_1: { zeroIsMissing: true, indicator: false } } }
  expect(applyFix(before, fix).preparation).toEqual({
    ...before.preparation,
    columns: {
      exam_1: { missing: 'median', indicator: false, zeroIsMissing: true },
      exam_2: { indicator: true },
    },
  })
  expect(applyFix(before, { label: 'No groups', splitColumn: null }).preparation.splitColumn).toBeNull()
})
