import { z } from 'zod'
import { LabError } from '../contract/labError'
import { layerSchema, metricsSchema } from '../contract/run'
import { networkSpecSchema, runSpecSchema } from '../contract/runSpec'
import { fittedPreparationSchema, inputNames } from '../data/fittedPreparation'
import { fingerprint } from '../engine/fingerprint'
import { type Network, createNetwork, parametersOf } from '../engine/network'

const format = 'logit-lab-model'
const version = 1

/** A finished run as one value that scores raw rows: the fitted preparation, the weights, and how they came about. */
export const modelFileSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  /** Version of the engine that trained the weights. */
  engine: z.string(),
  name: z.string().max(1000),
  createdAt: z.string(),
  dataset: z.strictObject({ name: z.string(), sha256: z.string(), rows: z.int() }),
  spec: runSpecSchema,
  preparation: fittedPreparationSchema,
  network: z.strictObject({
    hidden: networkSpecSchema.shape.hidden,
    activation: networkSpecSchema.shape.activation,
    layers: z.array(layerSchema),
  }),
  metrics: metricsSchema,
  /** Of the weights; see shared/engine/fingerprint. */
  fingerprint: z.string(),
})
export type ModelFile = z.infer<typeof modelFileSchema>

const headSchema = z.object({ format: z.literal(format), version: z.int() })

/** JSON has no minus zero of its own accord; this stands for it until the text is whole. */
const minusZero = '\u0000-0'

/**
 * The text of a model file: JSON from which every weight comes back bit by bit.
 * @throws LabError `bad-model` for a model that could not be read again
 */
export function writeModelFile(model: ModelFile): string {
  checkModel(modelFileSchema.safeParse(model), model.name)
  const text = JSON.stringify(model, (_, value: unknown) => (Object.is(value, -0) ? minusZero : value), 1)
  // A row of numbers goes on one line. No string of JSON holds a line end, so none is touched.
  return `${text.replaceAll(JSON.stringify(minusZero), '-0').replace(/\[\n[\s\d.,eE+-]+\]/g, (list) => list.replace(/\s+/g, ' '))}\n`
}

/**
 * Reads and checks the text of a model file: its format, its shapes, and that the weights are those it was exported with.
 * @throws LabError `bad-model` naming the file
 */
export function readModelFile(text: string, fileName: string): ModelFile {
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
  if (head.data.version > version) {
    throw new LabError(
      'bad-model',
      `${fileName} has version ${head.data.version} of the model format; this Logit Lab reads version ${version}. Update Logit Lab to open it.`,
    )
  }
  return checkModel(modelFileSchema.safeParse(value), fileName)
}

/** The network of a model and its parameters, ready to predict. */
export function networkOf(model: ModelFile): { network: Network; parameters: Float64Array } {
  const { hidden, activation, layers } = model.network
  const inputs = inputNames(model.preparation).length
  const spec = { hidden, activation, initialisation: model.spec.network.initialisation }
  const network = createNetwork(inputs, model.preparation.target.classes.length, spec)
  return { network, parameters: parametersOf(network, layers) }
}

function checkModel(parsed: z.ZodSafeParseResult<ModelFile>, fileName: string): ModelFile {
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const place = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : ''
    throw new LabError('bad-model', `${fileName} is not a valid model file${place}: ${issue?.message ?? 'unknown'}.`)
  }
  const model = parsed.data
  refuseContradiction(model, fileName)
  let parameters: Float64Array
  try {
    parameters = networkOf(model).parameters
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
  return model
}

function refuseContradiction({ spec, preparation, network }: ModelFile, fileName: string): void {
  const agreements: [string, unknown, unknown][] = [
    ['preparation.target.name', preparation.target.name, spec.preparation.target],
    ['preparation.inputs', preparation.inputs.map(({ feature }) => feature), spec.preparation.features],
    ['network.hidden', network.hidden, spec.network.hidden],
    ['network.activation', network.activation, spec.network.activation],
  ]
  for (const [place, found, wanted] of agreements) {
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      throw new LabError('bad-model', `${fileName} is not a valid model file: ${place} does not agree with its spec.`)
    }
  }
}
