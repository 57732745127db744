import type { ClassMetrics } from '../contract/run'
import { log } from '../math/elementary'
import type { Matrix } from '../math/matrix'
import { predictedClass } from './predictedClass'

/**
 * The smallest positive number of full precision, 2^-1022: a probability below it counts as it, a loss of 708.4 nats.
 */
const smallestProbability = 2.2250738585072014e-308

/**
 * How well probabilities, rows × classes, agree with the true class of each row; every row counts once.
 * Without rows the log loss and the accuracy are NaN: such a part has no metrics.
 *
 * - logLoss = -Σ ln p(true class) / n, the mean cross-entropy in nats
 * - accuracy = the share of rows whose predicted class is the true one
 * - confusion[actual][predicted] counts the rows; its diagonal is what was predicted rightly.
 *
 * @throws RangeError where there is not one class within the columns for each row.
 */
export function classMetrics(probabilities: Matrix, classes: Uint32Array): ClassMetrics {
  const { rows, columns, stride, values } = probabilities
  if (classes.length !== rows) throw new RangeError(`${rows} rows of probabilities need as many classes.`)
  const confusion = Array.from({ length: columns }, () => new Array<number>(columns).fill(0))
  let loss = 0
  let correct = 0
  for (let row = 0; row < rows; row++) {
    const actual = classes[row] as number
    const counts = confusion[actual]
    if (!counts) throw new RangeError(`Row ${row + 1} has class ${actual} of ${columns}.`)
    const predicted = predictedClass(probabilities, row)
    counts[predicted] = (counts[predicted] as number) + 1
    if (predicted === actual) correct++
    loss -= log(Math.max(values[row * stride + actual] as number, smallestProbability))
  }
  return { rows, logLoss: loss / rows, accuracy: correct / rows, confusion }
}
