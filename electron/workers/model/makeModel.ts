import { createHash } from 'node:crypto'
import { problemOf } from '@shared/contract/labError'
import { type ModelFile, readModelFile, writeModelFile } from '@shared/exports/modelFile'
import { createFittedModel } from '@shared/model/fittedModel'
import type { ModelAnswer, ModelFacts, ModelRequest } from './modelMessages'

/** Writes or reads a model file. Nothing is thrown: a file that is refused is an answer too. */
export function makeModel(request: ModelRequest): ModelAnswer {
  try {
    if (request.kind === 'read') {
      return {
        ok: true,
        text: request.text,
        facts: factsOf(request.text, readModelFile(request.text, request.fileName)),
      }
    }
    const { model, parameters } = request
    const { network } = model.spec
    const layers = createFittedModel({ preparation: model.preparation, network, parameters }).layers()
    const { hidden, activation } = network
    const whole: ModelFile = { ...model, network: { hidden, activation, layers } }
    const text = writeModelFile(whole)
    return { ok: true, text, facts: factsOf(text, whole) }
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
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
