import { describe, expect, it } from 'vitest'
import { applyFix, withFix } from '@renderer/stores/draft/applyFix'
import { defaultDraft, settle } from '@renderer/stores/draft/draftDefaults'
import { specOfDraft } from '@renderer/stores/draft/draftValidation'
import { checkSpec } from '@shared/spec/checks/checkSpec'
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

describe('the settings of a run with a fix', () => {
  const steps = { ...draft.training, optimizer: 'sgd' as const, learningRate: 0.1, epochs: 40 }
  const spec = specOfDraft(
    fakeDataset(),
    settle({
      ...draft,
      batchRows: 16,
      training: steps,
      chosen: new Set(['training.optimizer', 'training.learningRate', 'training.epochs']),
    }),
  )

  it('are the same but for what it names', () => {
    expect(withFix(spec, { label: 'More', epochs: 80 })).toEqual({
      ...spec,
      training: { ...spec.training, epochs: 80 },
    })
    expect(withFix(spec, { label: 'Scale', standardization: 'zscore' }).preparation.standardization).toBe('zscore')
  })

  it('follow an optimizer that it names', () => {
    expect(spec.training.batchSize).toBe(16)
    const { training } = withFix(spec, { label: 'Optimum', optimizer: 'lbfgs' })
    expect(training).toMatchObject({ optimizer: 'lbfgs', batchSize: 'full', epochs: 40 })
    expect(checkSpec(withFix(spec, { label: 'Newton', optimizer: 'newton' }), fakeDataset().columns)).toEqual([])
  })
})
