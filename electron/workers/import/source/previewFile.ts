import { LabError } from '@shared/contract/labError'
import type { Preview } from '@shared/contract/preview'
import { type ReadingChoices, readingSchema } from '@shared/spec/reading'
import { assembleColumn } from '@shared/data/reading/columns/assembleColumn'
import type { ColumnForm } from '@shared/spec/columnForm'
import { withForms } from '@shared/data/reading/columns/withForms'
import { chosenType } from '@shared/data/reading/cells/chosenType'
import { createChunkBuilder } from '@shared/data/reading/columns/chunkBuilder'
import { type Beginning, readBeginning } from './beginning'
import { parseRecords } from './csvRows'
import { type GuessedBeginning, type InspectOptions, guessBeginning, inspectBeginning } from './inspectFile'
import type { InspectedFile } from './inspectedFile'
import { type Batch, RecordCutter } from './recordCutter'
import { withCause } from './readRows'
import { createRowChecker } from './rowChecker'

const rowsShown = 100

/**
 * The first rows as they would be read, from the beginning of the file alone. Choices that do not fit the file are told as its
 * `problem`, beside the rows before it.
 *
 * @throws LabError `bad-file` for a file that no choice would make readable, `cancelled`
 */
export async function previewFile(options: InspectOptions): Promise<Preview> {
  const { path, name, reading: choices } = options
  const beginning = await readBeginning(path, name, options.shouldStop, choices.encoding)
  const { problem, ...readings } = guess(beginning, name, choices)
  const preview: Preview = {
    ...{ name, bytes: beginning.bytes, ...readings },
    ...{ columns: [], rows: [], skipped: [], doubts: [], more: !beginning.complete, problem },
  }
  if (problem !== null) return preview
  try {
    const { file, text, skipped, complete } = inspectBeginning(beginning, { path, name, reading: choices })
    const { rows, count, doubts, fault: raised } = firstRows(file, text, complete)
    const fault = raised === null ? null : messageOf(await withCause(raised, file, contentOf(beginning)))
    const more = !complete || count > rows.length
    const { columns, forms } = columnsOf(file, rows)
    const found = withForms({ ...file, ...readings }, forms)
    return { ...preview, ...found, columns, rows, skipped, doubts: [...file.doubts, ...doubts], more, problem: fault }
  } catch (error) {
    return { ...preview, problem: messageOf(error) }
  }
}

/** The reading, or what it is without the choices where these cannot be. */
function guess(
  beginning: Beginning,
  name: string,
  choices: ReadingChoices,
): Pick<Preview, 'reading' | 'guessed' | 'problem'> {
  const readingOf = (reading: ReadingChoices): Pick<GuessedBeginning, 'reading' | 'guessed'> => {
    const { reading: found, guessed } = guessBeginning(beginning, { name, reading })
    return { reading: found, guessed }
  }
  try {
    return { ...readingOf(choices), problem: null }
  } catch (error) {
    const problem = messageOf(error)
    const { guessed } = readingOf({})
    const merged = readingSchema.safeParse({ ...guessed, ...choices })
    return { reading: merged.success ? merged.data : guessed, guessed, problem }
  }
}

function firstRows(file: InspectedFile, text: string, complete: boolean) {
  const rows: string[][] = []
  const checker = createRowChecker(file, (batch) => {
    for (const row of batch.slice(0, rowsShown - rows.length)) rows.push(row)
  })
  const addBatch = (batch: Batch): void => checker.add(batch, parseRecords(batch.text, file.reading))
  const cutter = new RecordCutter(file.name, file.reading, addBatch, file.reading.skipLines + 1)
  let fault: unknown = null
  try {
    cutter.push(text)
    if (complete) {
      cutter.finish()
      checker.finish()
    }
  } catch (error) {
    fault = error
  }
  return { rows, count: checker.count, doubts: checker.doubts(), fault }
}

/** As a file is read, in pieces. */
async function* contentOf({ content }: Beginning): AsyncGenerator<Buffer> {
  yield Promise.resolve(content)
}

/** Types by these rows alone, and the forms that these rows prove. */
function columnsOf({ header, reading }: InspectedFile, rows: readonly string[][]) {
  const allocate = (bytes: number): ArrayBuffer => new ArrayBuffer(bytes)
  const forms = new Map<string, ColumnForm>()
  const columns = header.map((name, index): Preview['columns'][number] => {
    const builder = createChunkBuilder(reading, 'words')
    for (const row of rows) builder.addText(row[index] as string)
    const { summary, data } = builder.finish()
    const type = chosenType(reading, name)
    const source = { name, index, type, summaries: [summary], withWords: true, load: () => data }
    const { column, provenForm, warnings } = assembleColumn(source, reading, allocate)
    if (provenForm) forms.set(name, provenForm)
    const remedies = warnings.flatMap(({ remedies: offered = [] }) => offered)
    return { name, type: column.type, ...(remedies.length > 0 && { remedies }) }
  })
  return { columns, forms }
}

/** Of a refusal; anything else is thrown again. */
function messageOf(error: unknown): string {
  if (error instanceof LabError && error.code !== 'cancelled') return error.message
  throw error
}
