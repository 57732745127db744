import { expect, it } from 'vitest'
import type { Reading } from '@shared/spec/reading'
import { chosenType } from '@shared/data/reading/cells/chosenType'

it('is what somebody chose for a column of this very name', () => {
  const types = JSON.parse('{"zip":"identifier","__proto__":"date"}') as Reading['types']
  const names = ['zip', '__proto__', 'constructor', 'other']
  expect(names.map((name) => chosenType({ types }, name))).toEqual(['identifier', 'date', null, null])
})
