import { describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { fakeColumn } from '../../../support/fakeBridge'
import { found, issuesOf, withColumns } from './checkBench'

const path = 'preparation.splitColumn'
const by = (split: PreparationSpec['split'], splitColumn: string | null) => ({ preparation: { split, splitColumn } })

describe('a split', () => {
  it('is by any column that varies, by time where that is numbers or dates', () => {
    for (const name of ['exam_1', 'day']) expect(found(by('time', name))).toEqual([])
    for (const name of ['school', 'id']) {
      expect([found(by('grouped', name)), found(by('folds', name))]).toEqual([[], []])
      expect(found(by('time', name))).toEqual([[path, 'split-column-has-no-order']])
    }
    expect(issuesOf(by('time', 'school'))[0]?.message).toContain('school holds neither numbers nor dates')
  })

  it('is not by a column of one value, or of none', () => {
    expect(found(by('grouped', 'year'))).toEqual([[path, 'split-column-does-not-vary']])
    expect(issuesOf(by('folds', 'year'))[0]?.message).toBe('year has one value only: choose another column.')
    const empty = withColumns(fakeColumn('year', { distinct: 0 }))
    expect(issuesOf(by('grouped', 'year'), empty)[0]?.message).toBe('year has no value: choose another column.')
  })

  it('is by a column that is there', () => {
    for (const split of ['grouped', 'time', 'folds'] as const) {
      expect(found(by(split, 'town'))).toEqual([[path, 'unknown-column']])
    }
  })

  it('by chance does not look at the column', () => {
    expect([found(by('holdout', 'town')), found(by('holdout', 'year')), found(by('folds', null))]).toEqual([[], [], []])
  })
})
