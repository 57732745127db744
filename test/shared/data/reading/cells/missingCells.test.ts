import { expect, it } from 'vitest'
import { missingCells } from '@shared/data/reading/cells/missingCells'

it('a cell is missing where it is empty or one of the words, whatever blanks are around either', () => {
  const isMissing = missingCells([' NA', '-'])
  expect(['', '  ', 'NA', ' NA ', '-'].map(isMissing)).toEqual([true, true, true, true, true])
  expect(['na', '0', '--'].map(isMissing)).toEqual([false, false, false])
})
