import { type Located, note } from '../../located'
import { missingCode } from '../../table/table'
import { type CellReader, createCellReader } from '../cells/cellReader'
import type { CellReading } from '../cells/cells'
import type { ChunkBuilder, ColumnChunk } from './columnChunk'
import { type DistinctTexts, createDistinctTexts } from './distinctTexts'
import { marks } from '../cells/marks'
import { plainNumber } from '../cells/numberSpelling'
import { giveScratch, takeScratch } from './scratch'
import { type Tally, emptyTally, noteMarks, tallyCodes } from './tally'
import { tallyNumbers } from './tallyNumbers'

const firstRoom = 1024
/** After so many rows, and each time the distinct texts have doubled, it is asked whether values are kept instead. */
const rowsBeforeValues = 100
const distinctBeforeValues = 20_000
const valueShare = 0.95
/** Rows without a value turn back to codes where more cells than this, and a twentieth of the rows, are texts. */
const mostBesides = 4096

/**
 * @param keepTexts keeps every cell's text, since the column turned out not to be numbers; with `words` those of missing words too,
 * since the column has a form of its own, which says what is missing
 */
export function createChunkBuilder(reading: CellReading, keepTexts: boolean | 'words'): ChunkBuilder {
  return keepTexts === 'words'
    ? new CellChunk({ ...reading, missingWords: [] }, true)
    : new CellChunk(reading, keepTexts)
}

/** A chunk starts with codes of texts and goes over to values where nearly all of its cells have one. */
class CellChunk implements ChunkBuilder {
  rows = 0
  wantsTexts = true
  /** Rows up to which `addNumber` may write without a further look. */
  private room = 0
  private values: Float64Array | null = null
  private holds: 'numbers' | 'dates' = 'numbers'
  private codes = new Uint32Array(firstRoom)
  private distinct: DistinctTexts
  private besides: number[] = []
  private besidesCodes: number[] = []
  /** Of the cells so far, where values are kept; which are numbers is worked out from the values at the end. */
  private tally: Tally = emptyTally()
  private missing: Located = this.tally.missing
  private nextLook = distinctBeforeValues
  /** How often missing words stood here, by word; the last one apart, since it mostly comes again. */
  private readonly words = new Map<string, number>()
  private lastWord = ''
  private lastTimes = 0
  private readonly cells: CellReader
  private readonly decimalMark: number

  constructor(
    reading: CellReading,
    private readonly keepTexts: boolean,
  ) {
    this.cells = createCellReader(reading)
    this.distinct = createDistinctTexts(this.cells)
    this.decimalMark = reading.decimal.charCodeAt(0)
  }

  addNumber(value: number): void {
    if (this.rows < this.room) (this.values as Float64Array)[this.rows++] = value
    else this.addNumberSlowly(value)
  }

  addMissing(): void {
    if (this.values) {
      note(this.missing, this.rows)
      this.pushValue(Number.NaN)
    } else this.pushCode(missingCode)
  }

  addText(text: string): void {
    if (text === '') this.addMissing()
    else if (this.values) this.addToValues(text)
    else {
      const code = this.distinct.codeOf(text)
      if (code === missingCode) this.noteWord(text)
      this.pushCode(code)
    }
  }

  finish(): ColumnChunk {
    const { rows, holds, distinct } = this
    this.noteWord('')
    const values = this.values?.subarray(0, rows) ?? null
    const codes = this.codes.subarray(0, rows)
    const tally = values ? this.tally : tallyCodes(codes, distinct.marks, marks.missing)
    if (values && holds === 'numbers') tallyNumbers(values, tally)
    const either = distinct.marks.findIndex((found) => (found & marks.eitherFirst) !== 0)
    const held = holds === 'numbers' ? tally.number.count : tally.date.count
    const chunk = {
      summary: {
        rows,
        tally,
        textsLost: values ? held : 0,
        firstEither: distinct.texts[either] ?? null,
        words: [...this.words],
      },
      data: {
        rows,
        holds,
        values: values?.slice() ?? null,
        besides: values ? Uint32Array.from(this.besides) : null,
        codes: values ? Uint32Array.from(this.besidesCodes) : codes.slice(),
        texts: distinct.texts,
      },
    }
    if (this.values) giveScratch(this.values)
    this.values = null
    this.room = 0
    return chunk
  }

  private addNumberSlowly(value: number): void {
    if (this.keepTexts || this.holds === 'dates') throw new Error('This column wants its numbers as texts.')
    if (!this.values) this.keepValues('numbers')
    if (this.cells.missingNumbers?.has(value) === true) this.addMissing()
    else this.pushValue(value)
  }

  private pushValue(value: number): void {
    let values = this.values as Float64Array
    if (this.rows === values.length) {
      const longer = takeScratch(this.rows * 2)
      longer.set(values)
      giveScratch(values)
      this.values = values = longer
      this.openRoom()
    }
    values[this.rows++] = value
  }

  private openRoom(): void {
    this.room = this.cells.missingNumbers || this.holds === 'dates' || !this.values ? 0 : this.values.length
  }

  private addToValues(text: string): void {
    const plain = this.holds === 'numbers' ? plainNumber(text, this.decimalMark) : Number.NaN
    if (!Number.isNaN(plain)) {
      this.addNumber(plain)
      return
    }
    const found = this.cells.read(text)
    if (found === marks.missing) {
      this.noteWord(text)
      this.addMissing()
    } else if ((found & (this.holds === 'numbers' ? marks.number : marks.date)) !== 0) {
      noteMarks(this.tally, found, this.rows)
      this.pushValue(this.cells.value)
    } else {
      noteMarks(this.tally, found, this.rows)
      this.besides.push(this.rows)
      this.besidesCodes.push(this.distinct.codeOf(text))
      this.pushValue(Number.NaN)
      if (this.besides.length > mostBesides && this.besides.length > this.rows / 20) this.keepCodesAgain()
    }
  }

  private noteWord(text: string): void {
    if (text === this.lastWord) {
      this.lastTimes += 1
      return
    }
    if (this.lastTimes > 0) this.words.set(this.lastWord, (this.words.get(this.lastWord) ?? 0) + this.lastTimes)
    this.lastWord = text
    this.lastTimes = text === '' ? 0 : 1
  }

  private pushCode(code: number): void {
    if (this.rows === this.codes.length) {
      const longer = new Uint32Array(this.rows * 2)
      longer.set(this.codes)
      this.codes = longer
    }
    this.codes[this.rows++] = code
    if (this.rows === rowsBeforeValues || this.distinct.texts.length > this.nextLook) this.look()
  }

  /** Goes over to values where at least 95 % of the cells have one, unless they look like identifiers. */
  private look(): void {
    if (this.keepTexts) return
    const { length } = this.distinct.texts
    const tally = tallyCodes(this.codes.subarray(0, this.rows), this.distinct.marks, marks.missing)
    const enough = valueShare * (this.rows - tally.missing.count)
    const identifiers = tally.leadingZeros.count > 0 || 2 * tally.large.count > tally.number.count
    if (tally.number.count >= enough && (!identifiers || enough === 0)) this.keepValues('numbers')
    else if (length > this.nextLook && tally.date.count >= enough) this.keepValues('dates')
    else if (length > this.nextLook) this.nextLook = 2 * length
  }

  private keepValues(holds: 'numbers' | 'dates'): void {
    const { codes, distinct, rows } = this
    const held = holds === 'numbers' ? marks.number : marks.date
    const values = takeScratch(codes.length)
    const others = createDistinctTexts(this.cells)
    this.tally = tallyCodes(codes.subarray(0, rows), distinct.marks, marks.missing)
    this.missing = this.tally.missing
    for (let row = 0; row < rows; row++) {
      const code = codes[row] as number
      const isHeld = code !== missingCode && ((distinct.marks[code] as number) & held) !== 0
      values[row] = isHeld ? (distinct.values[code] as number) : Number.NaN
      if (isHeld || code === missingCode) continue
      this.besides.push(row)
      this.besidesCodes.push(others.codeOf(distinct.texts[code] as string))
    }
    this.values = values
    this.holds = holds
    this.distinct = others
    this.codes = new Uint32Array(0)
    this.wantsTexts = holds === 'dates'
    this.openRoom()
  }

  /** Back to codes, where no cell had a value so that every text is still known. */
  private keepCodesAgain(): void {
    if (this.rows > this.missing.count + this.besides.length) return
    const codes = new Uint32Array(2 * this.rows).fill(missingCode)
    this.besides.forEach((row, index) => {
      codes[row] = this.besidesCodes[index] as number
    })
    this.codes = codes
    this.values = null
    this.besides = []
    this.besidesCodes = []
    this.wantsTexts = true
    this.holds = 'numbers'
    this.openRoom()
  }
}
