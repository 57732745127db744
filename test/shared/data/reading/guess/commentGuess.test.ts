import { describe, expect, it } from 'vitest'
import { guessComment } from '@shared/data/reading/guess/commentGuess'

describe('comments', () => {
  it.each([
    ['# made by x\na,b\n1,2\n', '#'],
    ['\n# made by x, y\nname,b\n1,2\n', '#'],
    ['# made by x, y\n# on Monday, at 9\nname,b\n1,2\n', '#'],
    ['#a note\nname,b\n1,2\n', '#'],
    ['#id,b\n1,2\n', ''],
    ['# id,b\n1,2\n', ''],
    ['## format 4\n## of x\n#id\tb\n1\t2\n', '##'],
    ['# by x\n#id,b\n1,2\n', '# '],
    ['a,b\n#1,2\n', ''],
    ['#ff0000\n#00ff00\n', ''],
    ['', ''],
    ['x\n#a\n', ''],
    ['#a b\n1 2\n', ''],
    ['# a b\n1 2\n', '#'],
    ['## v\n#note\n#id,b\n1,2\n', '#'],
    ['# x\n\n# y\n\na,b\n', '#'],
  ])('of %j begin with %j', (text, comment) => expect(guessComment(text)).toBe(comment))
})
