import type { ImportWarning } from '../../../contract/dataset'
import type { ColumnForm } from '../../../spec/columnForm'
import { counted, withThousands } from '../../../spec/words/wording'
import type { CellReading } from '../cells/cells'

/** Numbers that have to speak. */
const fewest = 10
/** One in ten groups of three digits ends with a zero, which a value does not show. */
const fullShare = 0.8

/** Watches the numbers of a column whose decimal commas may be commas between thousands: "1,234" is either. */
export interface GroupWatch {
  take(values: Float64Array): void
  /** What is told at the end, where all of them can be either. */
  warnings(name: string, before: ColumnForm | null): ImportWarning[]
}

/** Null where the reading leaves no such doubt: the mark is proven for the file, not for each of its columns. */
export function createGroupWatch({ decimal, thousands }: CellReading): GroupWatch | null {
  if (decimal !== ',' || thousands !== 'none') return null
  let possible = true
  let present = 0
  let marked = 0
  let full = 0
  let example = 0
  return {
    take: (values) => {
      for (let row = 0; possible && row < values.length; row++) {
        const value = Math.abs(values[row] as number)
        if (Number.isNaN(value)) continue
        present += 1
        if (Number.isInteger(value)) {
          possible = value < 1000
          continue
        }
        const digits = /^[1-9]\d{0,2}\.(\d{1,3})$/.exec(String(value))?.[1]
        possible = digits !== undefined
        marked += 1
        if (digits?.length === 3) full += 1
        if (digits?.length === 3 && example === 0) example = value
      }
    },
    warnings: (name, before) => {
      if (!possible || marked < fewest || full < fullShare * marked) return []
      const cell = String(example).replace('.', ',')
      const message = `${counted(marked, 'cell')} in ${name} can be read in two ways, such as ${cell}: ${example} with a decimal comma, ${withThousands(Math.round(example * 1000))} with a comma between thousands. The column is read with decimal commas, as others of the file show.`
      const changes = { forms: { [name]: { ...before, decimal: '.' as const, thousands: ',' as const } } }
      const label = `Read with commas between thousands: ${withThousands(present)} kept, none missing`
      const remedies = [{ label, changes, kept: present, lost: 0 }]
      return [{ code: 'other-reading', column: name, count: marked, rows: [], message, remedies }]
    },
  }
}
