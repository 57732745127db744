import type { ColumnForm } from '../../../spec/columnForm'
import { missingCode } from '../../table/table'
import type { CellReading } from '../cells/cells'
import { createFormedCellReader } from '../cells/formedCellReader'
import { marks } from '../cells/marks'
import type { ChunkData, ChunkSummary } from './columnChunk'
import type { ColumnSource } from './columnSource'
import { tallyCodes } from './tally'

/** A chunk of texts as a form reads it: missing words are missing cells. */
interface FormedChunk {
  summary: ChunkSummary
  data: ChunkData
}

/**
 * A column whose chunks have every text, missing words among them, as the reading and a form of its own say.
 * Nothing is kept of chunks but their summaries, so that a column larger than memory stays on disk.
 */
export function formedSource(source: ColumnSource, reading: CellReading, form: ColumnForm | null): ColumnSource {
  const cells = createFormedCellReader(reading, form)
  const formed = (data: ChunkData): FormedChunk => {
    const { texts, codes, rows } = data
    const found = texts.map((text) => cells.read(text))
    const frequency = new Uint32Array(texts.length)
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number
      if (code !== missingCode) frequency[code] = (frequency[code] as number) + 1
    }
    const isMissing = (code: number): boolean => found[code] === marks.missing
    const codeOf = new Uint32Array(texts.length).fill(missingCode)
    const kept: string[] = []
    texts.forEach((text, code) => {
      if (!isMissing(code)) codeOf[code] = kept.push(text) - 1
    })
    const either = found.findIndex((mark) => (mark & marks.eitherFirst) !== 0)
    return {
      summary: {
        rows,
        tally: tallyCodes(codes, found, marks.missing),
        textsLost: 0,
        firstEither: texts[either] ?? null,
        words: texts.flatMap((text, code) => (isMissing(code) ? [[text, frequency[code] as number] as const] : [])),
      },
      data: {
        ...data,
        codes: codes.map((code) => (code === missingCode ? code : (codeOf[code] as number))),
        texts: kept,
      },
    }
  }
  return {
    ...source,
    withWords: false,
    summaries: source.summaries.map((_, chunk) => formed(source.load(chunk)).summary),
    load: (chunk) => formed(source.load(chunk)).data,
  }
}
