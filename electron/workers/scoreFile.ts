import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import Papa from 'papaparse'
import { readModelFile } from '@shared/formats/modelFile'
import { type Scorer, createScorer } from '@shared/formats/scorer'
import { type CsvProgress, readCsv } from './csvSource'
import type { ScoreResult } from './scoreMessages'

export interface ScoreOptions {
  modelText: string
  path: string
  name: string
  outPath: string
  shouldStop?: () => boolean
  onProgress?: (progress: CsvProgress) => void
}

const previewRows = 20
const lineEnd = '\r\n'

/**
 * Scores a delimited text file into a CSV file (RFC 4180, UTF-8) row by row, so that it may be larger than memory.
 * Writing waits for the disk, so reading never runs ahead of it. A result that is not complete is removed.
 *
 * @throws LabError `bad-model`, `bad-file` or `cancelled`
 */
export async function scoreFile(options: ScoreOptions): Promise<ScoreResult> {
  const { modelText, path, name, outPath } = options
  const model = readModelFile(modelText, 'The model')
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
    const { shouldStop, onProgress } = options
    const { rows } = await readCsv({
      path,
      name,
      ...(shouldStop && { shouldStop }),
      ...(onProgress && { onProgress }),
      onHeader: (header) => {
        const scorer = createScorer(model, header, name)
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
    const warnings = scorers.flatMap((scorer) => scorer.warnings())
    return { rows, unscored, warnings, header, preview, bytes }
  } finally {
    closeSync(out)
    if (!complete) rmSync(outPath, { force: true })
  }
}
