import { expect, it } from 'vitest'
import { booleanLevels } from '@shared/data/reading/booleanLevels'

it.each([
  [
    ['Yes', 'No'],
    ['Yes', 'No'],
  ],
  [
    ['Yes', 'no', 'YES'],
    ['yes', 'no', 'yes'],
  ],
  [
    ['1', ' 0 ', 'x'],
    ['1', ' 0 ', null],
  ],
  [
    ['true', 'no', '1', 'maybe'],
    ['true', 'false', 'true', null],
  ],
  [['constructor'], [null]],
])('the levels of %j are %j', (texts, levels) => expect(booleanLevels(texts)).toEqual(levels))
