import { describe, expect, it } from 'vitest'
import { otherForms, shownForms } from '../../../../renderer/wording/data/formOptions'

describe('the forms of a column', () => {
  const remedies = [
    { label: 'kg left out', changes: { forms: { w: { units: ['kg'] } } }, kept: 12, lost: 0 },
    { label: 'as dates', changes: { types: { w: 'date' as const } }, kept: 1, lost: 0 },
  ]

  it('are those that its cells show, with their counts', () => {
    expect(shownForms('w', remedies)).toEqual([
      { value: '{"units":["kg"]}', label: 'kg left out', form: { units: ['kg'] } },
    ])
    expect(shownForms('constructor', remedies)).toEqual([])
  })

  it('are any other, each once, with the one that is chosen among them', () => {
    const others = otherForms(shownForms('w', remedies), { units: ['lb'] })
    expect(others[0]).toMatchObject({ form: { units: ['lb'] } })
    expect(others.map(({ value }) => value)).toContain('{}')
    expect(new Set(others.map(({ value }) => value)).size).toBe(others.length)
    expect(otherForms([], { decimal: ',' }).filter(({ value }) => value === '{"decimal":","}')).toHaveLength(1)
  })
})
