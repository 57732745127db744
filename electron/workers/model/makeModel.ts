import { createHash } from 'node:crypto'
import { createNetwork, layersOf } from '@shared/engine/network/network'
import { type ModelFile, readModelFile, writeModelFile } from '@shared/exports/modelFile'
import type { MadeModel, ModelFacts, ModelRequest } from './modelMessages'

/**
 * Writes or reads a model file.
 * @throws LabError where the file is refused
 */
export function makeModel(request: ModelRequest): MadeModel {
  if (request.kind === 'read') {
    const { text, fileName } = request
    return { text, facts: factsOf(text, readModelFile(text, fileName)) }
  }
  const { model, inputs, parameters } = request
  const { hidden, activation } = model.spec.network
  const network = createNetwork(inputs, model.preparation.target.classes.length, model.spec.network)
  const whole: ModelFile = { ...model, network: { hidden, activation, layers: layersOf(network, parameters) } }
  const text = writeModelFile(whole)
  return { text, facts: factsOf(text, whole) }
}

/** A model is known by its file: the same file is the same model. */
function factsOf(text: string, model: ModelFile): ModelFacts {
  return {
    id: createHash('sha256').update(text).digest('hex').slice(0, 32),
    name: model.name,
    target: model.spec.preparation.target,
    classes: model.preparation.target.classes,
    features: model.spec.preparation.features,
    hidden: model.network.hidden,
    activation: model.network.activation,
    datasetName: model.dataset.name,
    trainingRows: model.metrics.train?.rows ?? 0,
    fingerprint: model.fingerprint,
  }
}
