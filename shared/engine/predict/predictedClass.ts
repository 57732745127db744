import { argmax } from './classProbabilities'
import type { Matrix } from '../../math/matrix'

/**
 * The class that is predicted: the one of the largest probability, the earlier one on a tie. With two classes it is the
 * second from a probability of 0.5 on, or of another threshold.
 */
export function predictedClass({ columns, stride, values }: Matrix, row: number, threshold = 0.5): number {
  const start = row * stride
  if (columns === 2) return (values[start + 1] as number) >= threshold ? 1 : 0
  return argmax(values, start, columns)
}
