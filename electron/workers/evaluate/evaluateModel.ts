import { fitPreparation } from '@shared/data/preparation/preparation'
import { columnWeights, rowFrequencies } from '@shared/data/preparation/rowWeights'
import { contributionsOf } from '@shared/evaluation/explanation/contributions'
import { dependenceOf } from '@shared/evaluation/explanation/dependence'
import { importanceOf } from '@shared/evaluation/explanation/importance'
import { inferModel } from '@shared/evaluation/inference/inferModel'
import { askedBounds } from '@shared/evaluation/inference/question'
import { separationOfRows } from '@shared/evaluation/inference/separationOfRows'
import { createFittedModel } from '@shared/model/fittedModel'
import { openTable } from '../table/tableAccess'
import type { Evaluated, ExplainRequest } from './evaluateMessages'

/**
 * What explains a run's model, on the rows of its dataset in the parts that its spec makes of them.
 * @throws LabError what the preparation and the question refuse, `not-found` where the columns of the dataset are gone
 */
export function evaluateModel(request: ExplainRequest): Evaluated {
  const { spec, access, memory } = request
  const model = createFittedModel(request.model)
  const { preparation: fitted, parameters } = model
  const table = openTable(access, memory)
  try {
    const { parts } = fitPreparation(table, spec.preparation)
    table.release()
    switch (request.kind) {
      case 'inference': {
        const rows = parts.train
        const separation = () => separationOfRows(fitted, table, rows)
        const { intervals, firth } = request
        const question = { spec, fitted, parameters, table, rows, separation }
        return { kind: 'inference', inference: inferModel(question, { intervals, firth, bounds: askedBounds }) }
      }
      case 'importance': {
        const { part, seed } = request
        const rows = parts[part]
        const weights = columnWeights(spec.preparation, table, rows)
        return { kind: 'importance', importance: importanceOf({ model, table, part, rows, weights, seed }) }
      }
      case 'dependence': {
        const { part, feature, classIndex } = request
        const rows = parts[part]
        const weights = columnWeights(spec.preparation, table, rows)
        const dependence = dependenceOf({ model, table, part, rows, weights, feature, classIndex })
        return { kind: 'dependence', dependence }
      }
      case 'contributions': {
        const { row, changes, classIndex } = request
        const { train } = parts
        const weights = rowFrequencies(spec.preparation, table, train)
        const question = { model, table, train, weights, row, changes, classIndex }
        return { kind: 'contributions', contributions: contributionsOf(question) }
      }
    }
  } finally {
    table.close()
  }
}
