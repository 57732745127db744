import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import Papa from 'papaparse'
import { type ReadingChoices, defaultReading } from '@shared/spec/reading'
import { type ModelFile, fittedModelOf, readModelFile } from '@shared/exports/modelFile'
import { type Scorer, createScorer } from '@shared/model/scorer'
import type { ScoreResult } from './scoreMessages'
import { type InspectedFile, inspectFile } from '../import/source/inspectFile'
import { type ReadingProgress, readRows } from '../import/source/readRows'

export interface ScoreOptions {
  modelText: string
  path: string
  name: string
  outPath: string
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
  const { modelText, path, name, outPath, shouldStop, onProgress } = options
  const file = readModelFile(modelText, 'The model')
  const model = fittedModelOf(file)
  const inspected = await inspectForModel(file, { path, name, shouldStop })
  const preview: string[][] = []
  const scorers: Scorer[] = []
  let bytes = 0
  const out = openSync(outPath, 'w')
  const write = (rows: string[][]): void => {
    const text = Buffer.from(Papa.unparse(rows, { newline: lineEnd }) + lineEnd)
    for (let from = 0; from < text.length;) from += writeSync(out, text, from)
    bytes += text.length
  }
  let complete = false
  try {
    const result = await readRows(inspected, {
      shouldStop,
      onProgress,
      onStart: ({ header }) => {
        const scorer = createScorer(model, file.spec.reading ?? defaultReading, header, name)
        scorers.push(scorer)
        write([scorer.header])
      },
      onRows: (batch) => {
        for (const scorer of scorers) {
          const scored = scorer.scoreRows(batch)
          if (preview.length < previewRows) preview.push(...scored.slice(0, previewRows - preview.length))
          write(scored)
        }
      },
    })
    complete = true
    const header = scorers.flatMap((scorer) => scorer.header)
    const unscored = scorers.reduce((sum, scorer) => sum + scorer.unscored, 0)
    const ofFile = [...result.file.headerWarnings, ...result.warnings].map(({ message }) => `${message}.`)
    const warnings = [...ofFile, ...scorers.flatMap((scorer) => scorer.warnings())]
    return { rows: result.rows, unscored, warnings, header, preview, bytes }
  } finally {
    closeSync(out)
    if (!complete) rmSync(outPath, { force: true })
  }
}

/**
 * The file by the reading of the model's table: cells mean what they meant in training. Where a file lacks features by the marks of
 * that table (its delimiter, say) and has them by its own, it is read by its own marks. UTF-8 is taken only for bytes that are.
 */
async function inspectForModel(
  model: ModelFile,
  file: { path: string; name: string; shouldStop: (() => boolean) | undefined },
): Promise<InspectedFile> {
  const { reading } = model.spec
  if (reading === null) return inspectFile({ ...file, reading: {} })
  const { decimal, thousands, missingWords, dateOrder, raggedRows, types, ...marks } = reading
  const cells: ReadingChoices = { decimal, thousands, missingWords, dateOrder, raggedRows, types }
  const { encoding, ...others } = marks
  const asTrained = { ...cells, ...others, ...(encoding !== 'utf-8' && { encoding }) }
  const hasFeatures = ({ header }: InspectedFile): boolean =>
    model.preparation.inputs.every(({ feature }) => header.includes(feature))
  const trained = await inspectFile({ ...file, reading: asTrained }).catch((error: unknown) => error as Error)
  if (!(trained instanceof Error) && hasFeatures(trained)) return trained
  const own = await inspectFile({ ...file, reading: cells }).catch(() => null)
  if (own && hasFeatures(own)) return own
  if (trained instanceof Error) throw trained
  return trained
}
