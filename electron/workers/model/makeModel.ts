import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { LabError, problemOf } from '@shared/contract/labError'
import { type FinishedModel, exporterOf } from '@shared/exports'
import { type ModelFile, modelFileOf, readModelFile, writeModelFile } from '@shared/exports/modelFile'
import { createFittedModel } from '@shared/model/fittedModel'
import type { FinishedParts, ModelAnswer, ModelFacts, ModelRequest } from './modelMessages'

/** Writes or reads a model. Nothing is thrown: a file that is refused is an answer too. */
export function makeModel(request: ModelRequest): ModelAnswer {
  try {
    switch (request.kind) {
      case 'read':
        return answerOf(request.text, readModelFile(request.text, request.fileName))
      case 'write': {
        const file = modelFileOf(finishedModel(request))
        return answerOf(writeModelFile(file), file)
      }
      case 'export': {
        const exporter = exporterOf(request.exporter)
        if (!exporter) throw new LabError('bad-call', `There is no export named ${request.exporter}.`)
        const bytes = exporter.write(finishedModel(request))
        writeFileSync(request.path, bytes)
        return { ok: true, kind: 'export', bytes: bytes.length }
      }
    }
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

function finishedModel({ parts, provenance }: FinishedParts): FinishedModel {
  return { fitted: createFittedModel(parts), provenance }
}

function answerOf(text: string, model: ModelFile): ModelAnswer {
  return { ok: true, kind: 'model', text, facts: factsOf(text, model) }
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
