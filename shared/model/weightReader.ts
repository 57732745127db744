import { LabError } from '../contract/labError'
import { type ScoreWarning, scoreWarning } from '../contract/scoreWarning'
import { note, nothingLocated } from '../data/located'
import { chosenForm } from '../data/reading/cells/chosenForm'
import { chosenType } from '../data/reading/cells/chosenType'
import { createFormedCellReader } from '../data/reading/cells/formedCellReader'
import { numberOf } from '../data/reading/columns/fillValues'
import type { Reading } from '../spec/reading'
import { counted, rowList, withThousands } from '../spec/words/wording'

/** Reads the weights of rows of text. */
export interface WeightReader {
  /**
   * NaN where a row has none.
   * @throws LabError `bad-file` where one is below 0
   */
  read(rows: readonly (readonly string[])[], before: number): Float64Array
  warnings(): ScoreWarning[]
}

/** @param place index of the weight's cell in a row */
export function createWeightReader(name: string, place: number, reading: Reading): WeightReader {
  const spelled = numberOf(
    createFormedCellReader(reading, chosenForm(reading, name)),
    chosenType(reading, name) !== null,
  )
  const missing = nothingLocated()
  return {
    read: (rows, before) =>
      Float64Array.from(rows, (row, index) => {
        const weight = spelled(row[place] ?? '')
        if (Number.isNaN(weight)) note(missing, before + index + 1)
        if (weight < 0) {
          const where = `Row ${withThousands(before + index + 1)} has the weight ${weight} in ${name}`
          throw new LabError('bad-file', `${where}; a weight must be 0 or more. Correct the row.`)
        }
        return weight
      }),
    warnings: () => {
      const { count, rows } = missing
      if (count === 0) return []
      const message = `${counted(count, 'row')} not evaluated: no weight in ${name} (${rowList(rows, count)}).`
      return [scoreWarning('no-weight', message, name, rows)]
    },
  }
}
