import { type Reading, type ReadingChoices, defaultReading } from '@shared/spec/reading'
import type { ScoreWarning } from '@shared/contract/scoreWarning'
import type { ModelFile } from '@shared/exports/modelFile'
import { missingCells } from '@shared/data/reading/cells/missingCells'
import { featurePlaces, missingFeatures } from '@shared/model/featurePlaces'
import { type FeatureCells, scoredMarks } from '@shared/model/scoredMarks'
import { type InspectedFile, inspectFile } from '../import/source/inspectFile'
import { readRows } from '../import/source/readRows'

export interface ScoredFileOptions {
  path: string
  name: string
  /** What somebody chose for this file. */
  choices: ReadingChoices
  shouldStop: (() => boolean) | undefined
}

/** A file that is scored: as it is cut into cells, and as its cells are read. */
export interface ScoredFile {
  inspected: InspectedFile
  reading: Reading
  warnings: ScoreWarning[]
}

/** Rows whose cells are looked at for proofs: those of most files, all of them. */
const mostRows = 200_000
/** Different cells of a feature that are kept. */
const mostCells = 20_000

/**
 * How a file is read that a model scores. It is a file of its own: its bytes and cells say how they are written, as at import. What they
 * leave open is read as in the model's table; where both are possible and lead apart, that is told, or refused.
 *
 * @throws LabError `bad-file` where the features of the model are not found, or the marks cannot be told apart; `cancelled`
 */
export async function inspectScored(model: ModelFile, options: ScoredFileOptions): Promise<ScoredFile> {
  const trained = model.spec.reading ?? defaultReading
  const inspected = await inspectWithFeatures(model, trained, options)
  const { cells, missing } = await cellsOf(model, trained, inspected, options)
  const { marks, warnings } = scoredMarks({
    preparation: model.preparation,
    ...{ cells, trained, chosen: options.choices, fileName: options.name },
    sameDialect: inspected.reading.delimiter === trained.delimiter,
  })
  const { forms } = options.choices
  const chosen = forms === undefined ? {} : { forms: { ...trained.forms, ...forms } }
  const reading: Reading = { ...trained, ...marks, ...chosen, missingWords: [...missing] }
  return { inspected: { ...inspected, reading: { ...inspected.reading, ...marks } }, reading, warnings }
}

/** As the file says itself; where the features are not found so, by the marks between the cells of the model's table. */
async function inspectWithFeatures(
  { preparation }: ModelFile,
  trained: Reading,
  { path, name, choices, shouldStop }: ScoredFileOptions,
): Promise<InspectedFile> {
  const inspect = (reading: ReadingChoices) =>
    inspectFile({ path, name, reading: { ...reading, ...choices }, shouldStop })
  const { missingWords, raggedRows, types, delimiter, quote, quoteEscape, header } = trained
  const cells: ReadingChoices = { missingWords, raggedRows, types }
  const has = (file: InspectedFile): boolean => missingFeatures(preparation, file.header).length === 0
  let own: InspectedFile | Error = await inspect(cells).catch((error: unknown) => error as Error)
  if (!(own instanceof Error)) own = await withTrainedEncoding(own, trained, choices, inspect, cells)
  if (!(own instanceof Error) && has(own)) return own
  const asTrained = await inspect({ ...cells, delimiter, quote, quoteEscape, header }).catch(() => null)
  if (asTrained && has(asTrained)) return asTrained
  if (own instanceof Error) throw own
  return own
}

/** Of encodings of one byte a character, which hardly prove themselves, that of the model's table where the words make sense in it. */
async function withTrainedEncoding(
  own: InspectedFile,
  trained: Reading,
  choices: ReadingChoices,
  inspect: (reading: ReadingChoices) => Promise<InspectedFile>,
  cells: ReadingChoices,
): Promise<InspectedFile> {
  const isUnicode = (encoding: string): boolean => encoding.startsWith('utf-')
  const { encoding } = own.reading
  if (choices.encoding !== undefined || isUnicode(encoding) || isUnicode(trained.encoding)) return own
  if (encoding === trained.encoding) return own
  const other = await inspect({ ...cells, encoding: trained.encoding })
  return other.doubts.some(({ code }) => code === 'doubtful-encoding') ? own : other
}

/** The cells of the model's features of numbers and dates. */
async function cellsOf(
  { preparation }: ModelFile,
  trained: Reading,
  inspected: InspectedFile,
  { choices, shouldStop }: ScoredFileOptions,
): Promise<{ cells: FeatureCells; missing: readonly string[] }> {
  const missing = choices.missingWords ?? trained.missingWords
  const isMissing = missingCells(missing)
  const places = featurePlaces(preparation, inspected.header)
  const wanted = preparation.inputs.flatMap(({ kind, feature }) => {
    const place = places.get(feature)
    return kind === 'category' || place === undefined ? [] : [{ feature, place, texts: new Set<string>() }]
  })
  if (wanted.length === 0) return { cells: new Map(), missing }
  let rows = 0
  const enough = (): boolean => rows >= mostRows
  const result = readRows(inspected, {
    shouldStop: () => shouldStop?.() === true || enough(),
    onRows: (batch) => {
      for (const { place, texts } of wanted) {
        for (const row of batch) {
          const cell = row[place] ?? ''
          if (texts.size < mostCells && !isMissing(cell)) texts.add(cell)
        }
      }
      rows += batch.length
    },
  })
  await result.catch((error: unknown) => {
    if (shouldStop?.() === true || !enough()) throw error
  })
  return { cells: new Map(wanted.map(({ feature, texts }) => [feature, [...texts]])), missing }
}
