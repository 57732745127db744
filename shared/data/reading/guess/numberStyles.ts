import { type Reading, type ReadingChoices, decimalMarks, thousandsMarks } from '../../../spec/reading'
import { blankBetweenThousands, createNumberReader, signPattern } from '../cells/numberSpelling'

export type NumberStyle = Pick<Reading, 'decimal' | 'thousands'>

/** U+2019 is what Swiss locales write between thousands, U+00A0, U+2009 and U+202F what French and German ones do. */
const separators = { ',': ',', '.': '\\.', "'": "['\u2019]", ' ': blankBetweenThousands } as const

/** Numbers that only a mark between thousands explains: several groups, a group and then a decimal, or a mark that is never decimal. */
function thousandsProof({ decimal, thousands }: NumberStyle): RegExp | null {
  if (thousands === 'none') return null
  const group = `${separators[thousands]}\\d{3}`
  const decimals = `${separators[decimal]}\\d`
  const enough = thousands === "'" || thousands === ' ' ? '' : `(?:${group}|${decimals})`
  return new RegExp(`^${signPattern}?[1-9]\\d{0,2}${group}${enough}`)
}

/** Numbers whose mark cannot stand between thousands: not three digits behind it, or a zero, nothing or over three digits before it. */
const decimalProofs = { '.': decimalProof('\\.'), ',': decimalProof(',') }
function decimalProof(mark: string): RegExp {
  const behind = `\\d*${mark}(?:\\d{1,2}|\\d{4,})`
  const before = `(?:0\\d*|\\d{4,}|)${mark}\\d+`
  return new RegExp(`^${signPattern}?(?:${behind}|${before})(?:[eE]${signPattern}?\\d+)?$`)
}

/** Every style there is. */
export const numberStyles: readonly NumberStyle[] = decimalMarks.flatMap((decimal) =>
  thousandsMarks.filter((thousands) => thousands !== decimal).map((thousands) => ({ decimal, thousands })),
)
const styles = numberStyles.map((style) => ({
  ...{ style, numbers: createNumberReader(style) },
  proof: thousandsProof(style),
}))

/** Whether the cell spells a number in any style. */
export function isNumberLike(cell: string): boolean {
  const text = cell.trim()
  return /\d/.test(text) && styles.some(({ numbers }) => !Number.isNaN(numbers.value(text)))
}

/** A column speaks for a style where nearly all of its cells are numbers in it: one word among twenty does not silence it. */
const fittingShare = 0.95

/**
 * The style in which numbers are written, from cells that can mean nothing else: the point is decimal unless a comma is proven to be,
 * and nothing stands between thousands unless something is proven to ("1.234" is no proof; "1.234,56" and "1.234.567" are). Where
 * cells contradict each other, the decimal mark with more proofs is taken, and nothing between thousands.
 *
 * @param columns their cells, without missing ones
 */
export function guessNumberStyle(
  columns: readonly (readonly string[])[],
  chosen: Pick<ReadingChoices, 'decimal' | 'thousands'>,
): NumberStyle {
  const decimals = { '.': 0, ',': 0 }
  const groups: { style: NumberStyle; proofs: number }[] = []
  for (const cells of columns) {
    const texts = cells.map((cell) => cell.trim())
    for (const { style, numbers, proof } of styles) {
      const fitting = texts.filter((text) => !Number.isNaN(numbers.value(text)))
      if (fitting.length === 0 || fitting.length < fittingShare * texts.length) continue
      const { decimal, thousands } = style
      if (thousands === 'none') decimals[decimal] += fitting.filter((text) => decimalProofs[decimal].test(text)).length
      const proofs = proof ? fitting.filter((text) => proof.test(text)) : []
      if (proofs.length === 0) continue
      groups.push({ style, proofs: proofs.length })
      // A comma or point between thousands leaves the other one for decimals; of "1 234" only what follows it can tell.
      if (thousands === ',' || thousands === '.') decimals[decimal] += proofs.length
      else decimals[decimal] += proofs.filter((text) => text.includes(decimal)).length
    }
  }
  const { thousands } = chosen
  const left = thousands === ',' ? '.' : thousands === '.' ? ',' : undefined
  const decimal = chosen.decimal ?? left ?? (decimals[','] > decimals['.'] ? ',' : '.')
  if (thousands !== undefined) return { decimal, thousands }
  const contradicted = decimals['.'] > 0 && decimals[','] > 0
  const proven = contradicted ? [] : groups.filter(({ style }) => style.decimal === decimal)
  const best = proven.reduce((most, group) => (group.proofs > (most?.proofs ?? 0) ? group : most), proven[0])
  return { decimal, thousands: best?.style.thousands ?? 'none' }
}
