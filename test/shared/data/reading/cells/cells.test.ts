import { expect, it } from 'vitest'
import { isLongText } from '@shared/data/reading/cells/cells'

it('takes more than 1,000 units for a long text', () => {
  expect(['x'.repeat(1000), 'x'.repeat(1001)].map(isLongText)).toEqual([false, true])
})
