import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { LabError } from '@shared/contract/labError'
import { type FinishedModel, exporterOf } from '@shared/exports'
import { type ModelFile, modelFileOf, readModelFile, writeModelFile } from '@shared/exports/modelFile'
import { createFittedModel } from '@shared/model/fittedModel'
import type { FinishedParts, MadeModel, ModelFacts, ModelRequest } from './modelMessages'

/**
 * Writes or reads a model.
 * @throws LabError where a file or an export is refused
 */
export function makeModel(request: ModelRequest): MadeModel {
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
      return { kind: 'export', bytes: bytes.length }
    }
  }
}

function finishedModel({ parts, provenance }: FinishedParts): FinishedModel {
  return { fitted: createFittedModel(parts), provenance }
}

function answerOf(text: string, model: ModelFile): MadeModel {
  return { kind: 'model', text, facts: factsOf(text, model) }
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
