import { z } from 'zod'
import { endingSchema } from '../contract/ending'
import { inferenceReasonSchema, inferenceSchema } from '../contract/inference'
import { LabError } from '../contract/labError'
import { flatParts, metricsSchema } from '../contract/metrics'
import { layerSchema } from '../contract/run'
import { runWarningSchema } from '../contract/warning'
import { eventOf } from '../spec/event'
import { networkSpecSchema } from '../spec/runSpec'
import { runSpecSchema } from '../spec/runSpecSchema'
import { fittedPreparationSchema } from '../data/preparation/fittedPreparation'
import { fingerprint } from '../engine/fingerprint'
import { type FittedModel, modelFromLayers } from '../model/fittedModel'
import { checksum } from './checksum'
import type { FinishedModel } from './exporter'

const format = 'logit-lab-model'
/**
 * 2 since targets may be numbers, 3 since each feature has a rule of its own and products may be inputs, 4 since the RunSpec within
 * has a seed of its own for the split, 5 since it says why the training ended and what is
 * doubtful about it, 6 since it says what its coefficients do.
 */
const version = 6
const earlier: readonly unknown[] = [1, 2, 3, 4, 5]

const modelSchema = z.strictObject({
  format: z.literal(format),
  /**
   * Of the format: what is written is always the last. Files of the first have no scaling of the target, those of the first two
   * none of the fields that have defaults in `fittedPreparationSchema`.
   */
  version: z.literal([1, 2, 3, 4, 5, version]),
  /** Version of the engine that trained the weights. */
  engine: z.string(),
  name: z.string().max(1000),
  createdAt: z.string(),
  dataset: z.strictObject({
    ...{ name: z.string(), sha256: z.string(), rows: z.int() },
    /** How many columns the table had; null in files that do not say. */
    columns: z.int().nullable().default(null),
  }),
  spec: runSpecSchema,
  preparation: fittedPreparationSchema,
  network: z.strictObject({
    hidden: networkSpecSchema.shape.hidden,
    activation: networkSpecSchema.shape.activation,
    layers: z.array(layerSchema),
  }),
  /** In the file the metrics of a part lie beside its rows (`flatMetrics`), as in every version. */
  metrics: metricsSchema,
  /** Why the training ended; null where a person ended it, and in files of the first four versions. */
  ending: endingSchema.nullable().default(null),
  /** What is doubtful about it; none in files of the first four versions. */
  warnings: z.array(runWarningSchema).default([]),
  /** What its coefficients say, or why they say nothing; both null where nobody has worked it out, and in files of the first five versions. */
  inference: inferenceSchema.nullable().default(null),
  inferenceReason: inferenceReasonSchema.nullable().default(null),
  /** Of the weights; see shared/engine/fingerprint. */
  fingerprint: z.string(),
})

/** A finished run as one value that scores raw rows: the fitted preparation, the weights, and how they came about. */
export type ModelFile = z.infer<typeof modelSchema>

/** As it lies in the file; the checksum is that of `preparation` and `network`, as they are there. */
const writtenSchema = modelSchema.extend({ checksum: z.string() })

const headSchema = z.object({ format: z.literal(format), version: z.unknown() })

/** JSON has no minus zero of its own accord; this stands for it until the text is whole. */
const minusZero = '\u0000-0'

/**
 * The text of a model file: JSON from which every weight comes back bit by bit.
 * @throws LabError `bad-model` for a model that could not be read again
 */
export function writeModelFile(model: ModelFile): string {
  const checked: ModelFile = { ...parsed(modelSchema, model, model.name), version }
  checkModel(checked, model.name)
  const written = { ...checked, metrics: flatParts(checked.metrics), checksum: checksumOf(checked) }
  const text = JSON.stringify(written, (_, value: unknown) => (Object.is(value, -0) ? minusZero : value), 1)
  // A row of numbers goes on one line. No string of JSON holds a line end, so none is touched.
  return `${text.replaceAll(JSON.stringify(minusZero), '-0').replace(/\[\n[\s\d.,eE+-]+\]/g, (list) => list.replace(/\s+/g, ' '))}\n`
}

/**
 * Reads and checks the text of a model file: its format, its shapes, and that preparation and weights are those it was exported
 * with.
 * @throws LabError `bad-model` naming the file
 */
export function readModelFile(text: string, fileName: string): ModelFile {
  checkSize(text, fileName)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new LabError(
      'bad-model',
      `${fileName} is not a model file: it is not JSON. Choose a file exported by Logit Lab.`,
    )
  }
  const head = headSchema.safeParse(value)
  if (!head.success) {
    throw new LabError(
      'bad-model',
      `${fileName} is not a Logit Lab model file: its format is not "${format}". Choose a file exported by Logit Lab.`,
    )
  }
  checkVersion(head.data.version, fileName)
  const { checksum: wanted, ...model } = parsed(writtenSchema, value, fileName)
  checkModel(model, fileName)
  // Of the file's own values: a default that today's schema adds is not in the checksum of an earlier file.
  if (checksumOf(value as ModelFile) !== wanted) {
    throw new LabError(
      'bad-model',
      `${fileName} was changed after it was exported: its preparation does not match its checksum. Export the model again.`,
    )
  }
  return { ...model, version }
}

/** The deepest nesting, and the most values, of a file that is parsed: many times those of the largest that is written. */
const [deepest, mostValues] = [100, 20_000_000]

/** What a parser would make of a file may take a hundred times its size: brackets and commas are counted before. */
function checkSize(text: string, fileName: string): void {
  let depth = 0
  let values = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (code === openBracket || code === openBrace) depth += 1
    else if (code === closeBracket || code === closeBrace) depth -= 1
    else if (code === comma) values += 1
    if (depth > deepest || values > mostValues) {
      throw new LabError(
        'bad-model',
        `${fileName} is not a model file: it is nested too deeply or holds too many values. Choose a file exported by Logit Lab.`,
      )
    }
  }
}

const [quote, backslash, comma] = [34, 92, 44]
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125]

/** The place of the quote that ends the string which begins at `from`; the end of the text where none does. */
function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1
  return at
}

function checkVersion(found: unknown, fileName: string): void {
  if (earlier.includes(found) || found === version) return
  const isNumber = typeof found === 'number'
  throw new LabError(
    'bad-model',
    isNumber && Number.isInteger(found) && found > version
      ? `${fileName} has version ${found} of the model format; this Logit Lab reads up to version ${version}. Update Logit Lab to open it.`
      : `${fileName}: ${isNumber ? found : 'what it gives'} is not a version of the model format that this app reads. Choose a file exported by Logit Lab.`,
  )
}

function checksumOf({ preparation, network }: Pick<ModelFile, 'preparation' | 'network'>): string {
  return checksum({ preparation, network })
}

/** What lies in the file of a run's model. */
export function modelFileOf({ fitted, provenance }: FinishedModel): ModelFile {
  const { hidden, activation } = fitted.network
  const network = { hidden, activation, layers: fitted.layers() }
  return { format, version, ...provenance, preparation: fitted.preparation, network }
}

/** The model of a file, ready to predict. */
export function fittedModelOf({ preparation, network }: ModelFile): FittedModel {
  return modelFromLayers(preparation, network, network.layers)
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, fileName: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const place = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : ''
  throw new LabError('bad-model', `${fileName} is not a valid model file${place}: ${issue?.message ?? 'unknown'}.`)
}

function checkModel(model: ModelFile, fileName: string): void {
  checkAgreement(model, fileName)
  let parameters: Float64Array
  try {
    parameters = fittedModelOf(model).parameters
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new LabError('bad-model', `${fileName} is not a valid model file. ${reason}`)
  }
  if (fingerprint(parameters) !== model.fingerprint) {
    throw new LabError(
      'bad-model',
      `${fileName} was changed after it was exported: its weights do not match its fingerprint ${model.fingerprint}. Export the model again.`,
    )
  }
}

function checkAgreement({ spec, preparation, network }: ModelFile, fileName: string): void {
  const event = eventOf(preparation.target.classes)
  const agreements: [string, unknown, unknown][] = [
    ['preparation.target.name', preparation.target.name, spec.preparation.target],
    [
      'preparation.target',
      preparation.target.scaling === null ? 'classification' : 'regression',
      spec.preparation.task,
    ],
    ['preparation.inputs', preparation.inputs.map(({ feature }) => feature), spec.preparation.features],
    // Where nobody chose an event the order alone says which it is.
    ['preparation.target.classes', event, event === null ? null : (spec.preparation.event ?? event)],
    ['preparation.standardization', preparation.standardization, spec.preparation.standardization],
    ['preparation.missing', preparation.missing, spec.preparation.missing],
    ['network.hidden', network.hidden, spec.network.hidden],
    ['network.activation', network.activation, spec.network.activation],
  ]
  for (const [place, found, wanted] of agreements) {
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      throw new LabError('bad-model', `${fileName} is not a valid model file: ${place} does not agree with its spec.`)
    }
  }
}
