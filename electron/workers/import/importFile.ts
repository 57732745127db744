import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { ImportWarning } from '@shared/contract/dataset'
import { diskFaultOf, diskProblem } from '@shared/contract/diskProblem'
import { LabError } from '@shared/contract/labError'
import { chosenForm } from '@shared/data/reading/cells/chosenForm'
import { chosenType } from '@shared/data/reading/cells/chosenType'
import { withForms } from '@shared/data/reading/columns/withForms'
import { notesBelowWarnings } from '@shared/data/reading/remarks/notesBelow'
import { totalsRowWarnings } from '@shared/data/reading/remarks/totalsRow'
import { datasetId } from '@shared/data/reading/datasetId'
import { suggestTarget } from '@shared/data/reading/columns/suggestTarget'
import type { Column } from '@shared/data/table/table'
import { type ChunkStore } from './blocks/chunkStore'
import { type ColumnFile, createColumnFile } from './blocks/columnFile'
import { createColumnFinisher } from './blocks/finishColumns'
import { type CellsRead, readCells } from './blocks/readCells'
import { type ReadingCrew, type StartReading, createReadingCrew } from './blocks/readingCrew'
import { lastNotes, lastTotals } from './blocks/lastRow'
import type { ImportRequest, ImportResult } from './importMessages'
import type { ColumnOrder } from './readingMessages'
import { listenForCancel } from '../threads/cancel'
import { checkStopped } from './source/fileBytes'
import { type InspectedFile, inspectFile } from './source/inspectFile'
import type { ReadingProgress } from './source/readRows'

export interface ImportTools {
  startReading: StartReading
  onProgress?: (progress: ReadingProgress) => void
  /** Hears when all cells are read, and when the columns have their types. */
  onStage?: (stage: 'read' | 'typed') => void
  /** Bytes of a block; unless told as many as suit the file. */
  blockBytes?: number
  /** Bytes of a piece of text. */
  chunkBytes?: number
  /** Takes the text way whatever the file is. */
  asText?: boolean
}

/** What an import holds until it ends. */
interface Held {
  crew: ReadingCrew
  stores: ChunkStore[]
  target: ColumnFile | null
}

/**
 * Reads a delimited text file into typed columns and writes their column file.
 * @throws LabError `bad-file` naming file, line and column; `bad-setting` for choices that contradict each other; `disk`; `cancelled`
 */
export async function importFile(request: ImportRequest, tools: ImportTools): Promise<ImportResult> {
  const held: Held = { crew: createReadingCrew(tools.startReading, request.threads - 1), stores: [], target: null }
  try {
    return await importWith(held, request, tools)
  } catch (error) {
    // The first error tells more than what a failing disk says of cleaning up.
    await held.target?.abandon().catch(() => undefined)
    const fault = diskFaultOf(error)
    // Which disk failed to read or write, the file's or the workspace's, is not known.
    throw fault === null ? error : LabError.from(diskProblem(fault, fault === 'failed' ? undefined : 'the workspace'))
  } finally {
    held.crew.close()
    for (const store of held.stores) store.close()
  }
}

async function importWith(held: Held, request: ImportRequest, tools: ImportTools): Promise<ImportResult> {
  const { path, name, reading } = request
  const file = await inspectFile({ path, name, reading, shouldStop: listenForCancel(request.cancel) })
  const result = await importAs(held, file, request, tools)
  if (typeof result !== 'string') return result
  // What was guessed of the beginning is known better now. Read by it, every column of dates has the one order that is recorded.
  const order = { dateOrder: result }
  const proven = { ...file, reading: { ...file.reading, ...order }, guessed: { ...file.guessed, ...order } }
  return (await importAs(held, proven, request, tools)) as ImportResult
}

/** The import, or the order of dates that its columns prove although nobody chose one and the beginning did not show it. */
async function importAs(
  held: Held,
  inspected: InspectedFile,
  request: ImportRequest,
  tools: ImportTools,
): Promise<ImportResult | 'dmy' | 'mdy'> {
  const { name, folder } = request
  const shouldStop = listenForCancel(request.cancel)
  const temporary = (): string | null => folder && join(folder, `${randomUUID()}.part`)
  const { crew, stores } = held
  const read = async (file: InspectedFile, order: (name: string, index: number) => ColumnOrder): Promise<CellsRead> =>
    readCells({ file, order, request, tools, crew, stores, shouldStop, temporary })

  const first = await read(inspected, (column) => firstOrder(inspected, column))
  tools.onStage?.('read')
  const { file, rows, bytes, source } = first.result
  const beyondMemory = first.store.spilled
  const last = lastTotals(first.store, file.header.length)
  const notes = lastNotes(first.store, file.header.length)
  const partPath = temporary()
  held.target = partPath === null ? null : await createColumnFile(partPath)
  const finisher = createColumnFinisher({
    ...{ file, rows, target: held.target, beyondMemory, crew, hasTotals: last !== null },
    checkStopped: () => checkStopped(shouldStop),
  })
  const again = await finisher.assemble(Array.from(file.header.keys()), first.store, (index) =>
    firstOrder(file, file.header[index] as string),
  )
  if (again.length > 0) {
    const second = await read(file, (_, index) => (again.includes(index) ? 'words' : 'nothing'))
    if (second.result.source !== source || second.result.rows !== rows) {
      throw new LabError('bad-file', `${name} changed while it was read. Open it again.`)
    }
    await finisher.assemble(again, second.store, () => 'words')
  }
  if (finisher.dateOrder !== null && file.choices.dateOrder === undefined && file.reading.dateOrder === 'ymd') {
    await held.target?.abandon()
    held.target = null
    return finisher.dateOrder
  }
  tools.onStage?.('typed')
  const finished = await finisher.finish()
  const { reading, guessed } = withForms(file, finisher.provenForms)
  const id = datasetId(source, guessed, reading)
  const columns = finished.map(({ info }) => info)
  if (held.target && folder !== null) await held.target.finish(join(folder, `${id}.columns`))
  const table = beyondMemory ? null : { rows, columns: finished.map(({ column }) => column as Column) }
  const totals = last ? totalsRowWarnings(last, rows, finished, reading) : []
  const below = totals.length > 0 ? totals : notesBelowWarnings(notes, rows, reading)
  return {
    ...{ id, rows, source, bytes, reading, columns, table },
    layout: held.target && finished.flatMap(({ layout }) => layout ?? []),
    warnings: [
      ...file.headerWarnings,
      ...withRowRemedies([...first.result.warnings, ...below, ...finished.flatMap(({ warnings }) => warnings)]),
    ],
    suggestedTarget: suggestTarget(columns),
  }
}

/** Cells that are the name of their column are told of each column, with the remedy for the rows that repeat the header. */
function withRowRemedies(warnings: ImportWarning[]): ImportWarning[] {
  const rows = warnings.find(({ code, column }) => code === 'repeated-header' && column === null)
  if (rows === undefined) return warnings
  return warnings.map((warning) =>
    warning.code === 'repeated-header' && warning.column !== null
      ? { ...warning, remedies: rows.remedies ?? [] }
      : warning,
  )
}

function firstOrder(file: InspectedFile, column: string): ColumnOrder {
  if (chosenForm(file.reading, column) !== null) return 'words'
  return isOfTexts(file, column) ? 'texts' : 'cells'
}

/** Whether somebody chose a type that takes every cell as it is written. */
function isOfTexts({ reading }: InspectedFile, column: string): boolean {
  const type = chosenType(reading, column)
  return type === 'boolean' || type === 'category' || type === 'text' || type === 'identifier'
}
