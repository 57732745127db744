import { describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { fakeCategory, fakeColumn } from '../../../support/fakeBridge'
import { columns, found, issuesOf, withColumns } from './checkBench'

const path = 'preparation.features'
const features = (...names: string[]) => ({ preparation: { features: names } })

describe('features', () => {
  it('are asked for where some can be chosen, and else the file is at fault', () => {
    expect(found(features())).toEqual([[path, 'no-feature']])
    const texts = [fakeCategory('x', ['a', 'b']), fakeCategory('y', [], { type: 'text', distinct: 120, levels: null })]
    const [open, ...others] = issuesOf({ preparation: { target: 'x', features: [] } }, texts)
    expect(others).toEqual([])
    expect(open).toMatchObject({ code: 'no-possible-feature', path: ['preparation', 'features'] })
    expect(open?.message).toMatch(/^There is no usable feature besides x: .+ Open a file /)
  })

  it('are neither identifiers nor free text, whatever their number of values', () => {
    expect(found(features('exam_1', 'id'))).toEqual([[path, 'feature-is-identifier']])
    expect(found(features('note', 'id'))).toEqual([[path, 'feature-is-text']])
    const few = withColumns(fakeCategory('id', [], { type: 'identifier', levels: null, distinct: 50 }))
    expect(found(features('exam_1', 'id'), few)).toEqual([[path, 'feature-is-identifier']])
    expect(issuesOf(features('note'))[0]?.message).toBe(
      'note is free text, which says nothing about other rows: remove it.',
    )
  })

  it('may be numbers, dates and categories, one of which varies', () => {
    expect(found(features('exam_1', 'school', 'day'))).toEqual([])
    expect(found(features('exam_1', 'year'))).toEqual([])
    expect(found(features('year'))).toEqual([[path, 'features-do-not-vary']])
    expect(issuesOf(features('year'))[0]?.message).toMatch(/^No usable feature: year is the same in every row/)
    const constants = withColumns(fakeColumn('month', { distinct: 1 }))
    expect(issuesOf(features('year', 'month'), constants)[0]?.message).toContain('year, month are the same')
  })

  it('that are categories of very many levels need their rare ones taken together', () => {
    const town = withColumns(fakeCategory('town', [], { distinct: 4000, levels: null }))
    const issues = (rules: PreparationSpec['columns']) =>
      issuesOf({ preparation: { features: ['town'], columns: rules } }, town)
    const refused = [
      {
        code: 'rare-levels-needed',
        path: ['preparation', 'columns', 'town', 'rareBelow'],
        params: { name: 'town', distinct: 4000 },
        message: '4,000 levels, at most 100 fit: combine rare ones.',
      },
    ]
    expect(issues({})).toEqual(refused)
    // No level has fewer rows than one.
    expect(issues({ town: { rareBelow: 1 } })).toEqual(refused)
    expect(issues({ town: { rareBelow: 10 } })).toEqual([])
    const hundred = [...columns, fakeCategory('town', [], { distinct: 100, levels: null })]
    expect(found(features('town'), hundred)).toEqual([])
  })
})
