import type { Layer } from '../contract/run'
import type { NetworkSpec } from '../spec/runSpec'
import { prepareInputs } from '../data/preparation/applyPreparation'
import { inputCount } from '../data/preparation/features/inputWidths'
import type { FittedPreparation } from '../data/preparation/fittedPreparation'
import { type Scaling, undoScaling } from '../data/preparation/standardization'
import type { Table } from '../data/table/table'
import { type Network, createNetwork, layersOf, parametersOf } from '../engine/network/network'
import { probabilitiesOf } from '../engine/predict/predict'
import { networkOutputs } from '../engine/predict/predictor'
import type { Matrix, RowBlocks } from '../math/matrix'

/** All that a fitted model follows from, as a plain value that can be stored and sent to another thread. */
export interface ModelParts {
  preparation: FittedPreparation
  network: Pick<NetworkSpec, 'hidden' | 'activation'>
  /** In plain order (see Network). */
  parameters: Float64Array
}

export interface PredictedClasses {
  kind: 'classes'
  /** The probability of each class, rows × classes. */
  probabilities: Matrix
  /** What they follow from: the last layer's sums, a single one for two classes. */
  logits: Matrix
}

export interface PredictedNumbers {
  kind: 'numbers'
  /** In the unit of the target. */
  values: Float64Array
  /** The same on the scale that the network learns. */
  standardized: Float64Array
  scaling: Scaling
}

/** What a model says of rows. Each row's answer depends on that row only, to the last bit. */
export type Predicted = PredictedClasses | PredictedNumbers

/** A preparation that was fitted and the network that was trained on it: a function from rows of a table to answers. */
export interface FittedModel {
  preparation: FittedPreparation
  network: Network
  /** In plain order (see Network). */
  parameters: Float64Array
  /**
   * The rows must have every value that the model needs (`scorableRows`).
   * @throws LabError `bad-features` where the table lacks a feature or holds it as another kind of column
   */
  predict(table: Table, rows: Uint32Array): Predicted
  /**
   * The same for rows that are prepared already.
   * @param inputs rows × inputs, as `prepareInputs` gives them
   * @throws RangeError where they are not of the network's size
   */
  predictInputs(inputs: Matrix | RowBlocks): Predicted
  /** The parameters as nested lists, for people and files. */
  layers(): Layer[]
}

/** @throws LabError what `createNetwork` refuses */
export function createFittedModel({ preparation, network: spec, parameters }: ModelParts): FittedModel {
  const { classes, scaling } = preparation.target
  const network = createNetwork(inputCount(preparation), classes.length, spec)
  const predictInputs = (inputs: Matrix | RowBlocks): Predicted => {
    const outputs = networkOutputs(network, parameters, inputs)
    if (scaling === null) return { kind: 'classes', probabilities: probabilitiesOf(outputs), logits: outputs }
    const standardized = Float64Array.from(outputs.values)
    const values = standardized.map((value) => undoScaling(value, scaling))
    return { kind: 'numbers', values, standardized, scaling }
  }
  return {
    preparation,
    network,
    parameters,
    predict: (table, rows) => predictInputs(prepareInputs(preparation, table, rows)),
    predictInputs,
    layers: () => layersOf(network, parameters),
  }
}

/**
 * The model whose weights are given as `layers()` gives them.
 * @throws LabError `bad-model` where a layer is missing, has another shape or holds a number that is not finite
 */
export function modelFromLayers(
  preparation: FittedPreparation,
  spec: ModelParts['network'],
  layers: Layer[],
): FittedModel {
  const network = createNetwork(inputCount(preparation), preparation.target.classes.length, spec)
  return createFittedModel({ preparation, network: spec, parameters: parametersOf(network, layers) })
}
