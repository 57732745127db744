import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import Papa from 'papaparse'
import type { ReadingChoices } from '@shared/spec/reading'
import { fittedModelOf, readModelFile } from '@shared/exports/modelFile'
import { scoreWarning } from '@shared/contract/scoreWarning'
import { type Scorer, createScorer } from '@shared/model/scorer'
import type { ScoreResult } from './scoreMessages'
import { type ReadingProgress, readRows } from '../import/source/readRows'
import { lastRowWarnings } from '@shared/data/reading/remarks/totalsRow'
import { checkWidth } from './checkWidth'
import { inspectScored } from './scoredFile'

export interface ScoreOptions {
  modelText: string
  path: string
  name: string
  outPath: string
  /** What somebody chose of how the file is read. */
  reading?: ReadingChoices
  shouldStop?: () => boolean
  onProgress?: (progress: ReadingProgress) => void
}

const previewRows = 20
const lineEnd = '\r\n'

/**
 * Scores a delimited text file into a CSV file (RFC 4180, UTF-8) row by row, so that it may be larger than memory.
 * Writing waits for the disk, so reading never runs ahead of it. A result that is not complete is removed. Cells are written as they are
 * read, as pandas and R do: one that begins with = is a formula to a spreadsheet, here as in the file that was scored.
 *
 * @throws LabError `bad-model`, `bad-file` or `cancelled`
 */
export async function scoreFile(options: ScoreOptions): Promise<ScoreResult> {
  const { modelText, path, name, outPath, reading: choices = {}, shouldStop, onProgress } = options
  const file = readModelFile(modelText, 'The model')
  const model = fittedModelOf(file)
  const scored = await inspectScored(file, { path, name, choices, shouldStop })
  checkWidth(file, scored.inspected)
  const preview: string[][] = []
  const scorers: Scorer[] = []
  let bytes = 0
  /** The header of the result, and the last row of the file. */
  let written: string[] = []
  let last: readonly string[] = []
  const out = openSync(outPath, 'w')
  const write = (rows: string[][]): void => {
    const text = Buffer.from(Papa.unparse(rows, { newline: lineEnd }) + lineEnd)
    for (let from = 0; from < text.length;) from += writeSync(out, text, from)
    bytes += text.length
  }
  let complete = false
  try {
    const result = await readRows(scored.inspected, {
      shouldStop,
      onProgress,
      onStart: ({ header, headerCells }) => {
        const scorer = createScorer(model, scored.reading, header, name)
        scorers.push(scorer)
        written = [...(headerCells ?? header), ...scorer.header.slice(header.length)]
        write([written])
      },
      onRows: (batch) => {
        last = batch.at(-1) ?? last
        for (const scorer of scorers) {
          const rows = scorer.scoreRows(batch)
          if (preview.length < previewRows) preview.push(...rows.slice(0, previewRows - preview.length))
          write(rows)
        }
      },
    })
    complete = true
    const unscored = scorers.reduce((sum, scorer) => sum + scorer.unscored, 0)
    const ofFile = [
      ...result.file.headerWarnings,
      ...result.warnings,
      ...lastRowWarnings(last, result.rows, scored.inspected.reading),
    ]
    const told = ofFile.map(({ code, message, column, rows }) => scoreWarning(code, `${message}.`, column, rows))
    const warnings = [...scored.warnings, ...told, ...scorers.flatMap((scorer) => scorer.warnings())]
    const remedies = ofFile.flatMap(({ remedies: offered = [] }) => offered)
    return { rows: result.rows, unscored, warnings, remedies, header: written, preview, bytes }
  } finally {
    closeSync(out)
    if (!complete) rmSync(outPath, { force: true })
  }
}
