import { describe, expect, it } from 'vitest'
import { guessDialect } from '@shared/data/reading/guess/guessDelimiter'

const guess = (text: string, chosen: Parameters<typeof guessDialect>[2] = {}) => guessDialect(text, '', chosen)

describe('the delimiter', () => {
  it.each([
    ['a,b;c\n1,x;2\n', ','],
    ['a;b\n1,5;2,5\n', ';'],
    ['1,5;2,5\n3,5;4,5\n', ';'],
    ['name;value, EUR\nx;1,5\ny;2,5\n', ';'],
    ['a|b,c|d\n1|2|3\n', '|'],
    ['a\tb c\n1\tx y\n', '\t'],
    ['a,b\n"x;y;z",1\n', ','],
    ['a\n1\n2\n', ','],
    ['title\nhello, world\nno more\n', ';'],
    ['x\n1,5\n2,5\n', ';'],
    ['a b\n1 2\n', 'whitespace'],
    ['  sepal   petal\n  1.5     2\n  12.5    3\n', 'whitespace'],
    ['1,5 2,5\n3,5 4,5\n', 'whitespace'],
    ['comment\nhello world\nfoo bar\n', ','],
    ['a b\n1 2\n3\n', ','],
    ['first name,last name\nA B,C D\n', ','],
    ['date,x\n2024-01-05 10:00,1\n2024-01-06 10:00,2\n', ','],
    ['1 234,5;2\n5 678,5;3\n', ';'],
    ['', ','],
    // One comma a line, and short rows.
    [`${'March 1, 2024;1;x;2;3\n'.repeat(7)}March 1, 2024;1;x;2\n`, ';'],
    [`id|place|n\n${'1|Berlin, DE|5\n'.repeat(5)}2|Paris, FR\n`, '|'],
    [`x;y;z\n${'1,5;2,5;3,5\n'.repeat(5)}1,5;2,5\n3,5\n`, ';'],
    [`name\ttown\tn\n${'A B\tC, D\t1\n'.repeat(4)}A B\tC, D\n`, '\t'],
    ['name;town\nSmith, John;Berlin, DE\nDoe, Jane;Paris, FR\n', ';'],
    // A delimiter too many at the end of each row.
    ['a;b\n1,5;2,5;\n3,5;4,5;\n', ';'],
    ['a;b;\n1,5;2,5\n3,5;4,5\n', ';'],
    // An empty cell at the end of the first row alone.
    ['x y ""\nfoo bar\nbaz qux\n', ','],
    ['a b ""\n1 2\n3 4\n', 'whitespace'],
  ])('of %j is %j', (text, delimiter) => expect(guess(text).delimiter).toBe(delimiter))
})

describe('the quote', () => {
  it.each([
    ["a,b\n'x,y',1\n'z',2\n", "'"],
    ["a,b\nO'Brien,1\n'tis,2\n", '"'],
    ["a,b\n'tis,1\n'twas,2\n'em,3\n'til,4\n", '"'],
    ["a,b\n\"it's\",1\n'x',2\n", '"'],
    ["a;b\n'x;y';1\n", '"'],
  ])('of %j is %s', (text, quote) => expect(guess(text).quote).toBe(quote))
})

describe('guessDialect', () => {
  it('takes what was chosen, and guesses the other given that', () => {
    expect(guess("a;b\n'x;y';1\n", { quote: "'" })).toMatchObject({ delimiter: ';', quote: "'" })
    expect(guess("a,b\n'x,y',1\n'z',2\n", { delimiter: ',' })).toMatchObject({ delimiter: ',', quote: "'" })
    expect(guess('a;b\n1;2\n', { delimiter: '|', quote: 'none' })).toMatchObject({ delimiter: '|', quote: 'none' })
    expect(guess('a b\n1 2\n', { delimiter: 'whitespace' }).sample.rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('gives the first rows as they are cut, without comments', () => {
    const text = `#a;b;c\n${'1;"x\ny"\n'.repeat(250)}`
    const { delimiter, sample } = guessDialect(text, '#', {})
    expect([delimiter, sample.rows.length, sample.quoted]).toEqual([';', 200, 200])
    expect(sample.rows[0]).toEqual(['1', 'x\ny'])
  })

  it('is decided by most rows: one that is wider or narrower changes nothing', () => {
    expect(guess(`a;b\n${'1,5;2,5\n'.repeat(9)}1;2;3,5\n`).delimiter).toBe(';')
    expect(guess(`a|b\n${'1|x, y\n'.repeat(9)}no more\n`).delimiter).toBe('|')
  })
})
