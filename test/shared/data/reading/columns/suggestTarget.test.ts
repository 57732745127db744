import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { suggestTarget } from '@shared/data/reading/columns/suggestTarget'
import { createTableBuilder } from '../../tableBuilder'

const columnsOf = (text: string) => {
  const [header, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const builder = createTableBuilder(header!)
  builder.addRows(rows)
  return builder.finish().columns
}
const sample = (name: string) => columnsOf(readFileSync(`samples/${name}.csv`, 'utf8'))

describe('suggestTarget', () => {
  it.each([
    ['admissions', 'admitted'],
    ['iris', 'species'],
    ['wine', 'cultivar'],
    ['breast_cancer', 'diagnosis'],
  ])('finds the target of %s', (name, target) => expect(suggestTarget(sample(name))).toBe(target))

  it('prefers classes to integers that vary, and both to names', () => {
    expect(suggestTarget(columnsOf('group,size,name\na,1,n1\nb,2,n2\na,3,n3\nb,2,n4\na,1,n5\nb,3,n6'))).toBe('group')
    expect(suggestTarget(columnsOf('size,x,name\n1,.5,n1\n2,.6,n2\n3,.7,n3\n2,.8,n4\n1,.9,n5\n3,.1,n6'))).toBe('size')
  })

  it('finds none among numbers and constants', () => {
    expect(suggestTarget(columnsOf('x,k\n0.5,1\n0.7,1'))).toBeNull()
  })
})
