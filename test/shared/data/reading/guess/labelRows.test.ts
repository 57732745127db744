import { describe, expect, it } from 'vitest'
import { guessLabelRows } from '@shared/data/reading/guess/labelRows'

const kinds = {
  isAbsent: (cell: string) => cell.trim() === '' || cell === 'NA',
  isData: (cell: string) => cell.trim() === '' || cell === 'NA' || !Number.isNaN(Number(cell)),
}
const found = (...lines: string[]) =>
  guessLabelRows(
    lines.map((line) => line.split(',')),
    kinds,
  )

describe('rows of labels below a header', () => {
  it('are texts above numbers: units, types, labels of questions', () => {
    expect(found('id,weight,height', ',kg,cm', '1,70,180', '2,65,170', '3,80,190')).toBe(1)
    expect(found('id,w,sex', 'int,float,string', '1,70.5,m', '2,65.1,f', '3,80.2,m')).toBe(1)
    expect(found('w,h,q', 'Weight,Height,Which?', 'kg,cm,', '70,180,a', '65,170,b', '80,190,a')).toBe(2)
    // Alone in its row, over one column of numbers among others.
    expect(found('name,w', ',kg', 'Ann,70', 'Bob,65', 'Cid,80')).toBe(1)
  })

  it('are texts that no row below has, in columns of few levels', () => {
    const rows = Array.from({ length: 12 }, (_, row) => `${row % 2 === 0 ? 'm' : 'f'},${row % 3 === 0 ? 'yes' : 'no'}`)
    expect(found('sex,ok', 'Gender,Was it good?', ...rows)).toBe(1)
    expect(found('sex,ok', 'm,maybe', ...rows)).toBe(0)
  })

  it('are none where a row has a number, one word among numbers, or repeats the header', () => {
    expect(found('id,weight,height', '0,kg,cm', '1,70,180', '2,65,170', '3,80,190')).toBe(0)
    expect(found('name,score', 'Ann,absent', 'Bob,3', 'Cid,4', 'Dan,5')).toBe(0)
    expect(found('a,b', 'a,b', '1,2', '3,4', '5,6')).toBe(0)
    expect(found('a,b', 'x,y', '1,2')).toBe(0)
    expect(found('a,b', 'NA,NA', '1,2', '3,4', '5,6')).toBe(0)
    expect(found('w', 'kg', '70', '65', '80')).toBe(0)
    expect(found('a,b')).toBe(0)
  })
})
