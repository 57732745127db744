/** A table of numbers, row by row: the value at (row, column) is `values[row * columns + column]`. */
export interface Matrix {
  rows: number
  columns: number
  values: Float64Array
}

/** A matrix of zeros. */
export function createMatrix(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) }
}

/** Where one layer's weights and biases lie in the array of all parameters. */
export interface LayerShape {
  inputs: number
  outputs: number
  /** Index of weight (0, 0); weight (input, output) follows at `input * outputs + output`. */
  weightOffset: number
  /** Index of the bias of output 0. */
  biasOffset: number
}

/*
 * The three products below are the whole cost of training. Each walks along rows, four at a time, because reading memory in
 * order and fewer stores are what makes them quick. Sums are always taken in the order of the plain definition, so that
 * neither the four nor the size of a block of rows changes a bit of the result.
 */

/** out = x W + b for `rows` rows of x from row `start`; out is rows × outputs, from its beginning. */
export function affine(
  shape: LayerShape,
  parameters: Float64Array,
  x: Float64Array,
  start: number,
  rows: number,
  out: Float64Array,
): void {
  const { inputs, outputs, weightOffset, biasOffset } = shape
  if (outputs === 1) return affineToOne(shape, parameters, x, start, rows, out)
  const fours = inputs - (inputs % 4)
  for (let row = 0; row < rows; row++) {
    const xRow = (start + row) * inputs
    const outRow = row * outputs
    for (let o = 0; o < outputs; o++) out[outRow + o] = parameters[biasOffset + o] as number
    for (let i = 0; i < fours; i += 4) {
      const x0 = x[xRow + i] as number
      const x1 = x[xRow + i + 1] as number
      const x2 = x[xRow + i + 2] as number
      const x3 = x[xRow + i + 3] as number
      let w0 = weightOffset + i * outputs
      let w1 = w0 + outputs
      let w2 = w1 + outputs
      let w3 = w2 + outputs
      for (let o = outRow; o < outRow + outputs; o++) {
        out[o] =
          (out[o] as number) +
          x0 * (parameters[w0++] as number) +
          x1 * (parameters[w1++] as number) +
          x2 * (parameters[w2++] as number) +
          x3 * (parameters[w3++] as number)
      }
    }
    for (let i = fours; i < inputs; i++) {
      const x0 = x[xRow + i] as number
      let w0 = weightOffset + i * outputs
      for (let o = outRow; o < outRow + outputs; o++) out[o] = (out[o] as number) + x0 * (parameters[w0++] as number)
    }
  }
}

/** The same for a single output, where the walk is along the inputs. */
function affineToOne(
  { inputs, weightOffset, biasOffset }: LayerShape,
  parameters: Float64Array,
  x: Float64Array,
  start: number,
  rows: number,
  out: Float64Array,
): void {
  const bias = parameters[biasOffset] as number
  let at = start * inputs
  for (let row = 0; row < rows; row++) {
    let sum = bias
    for (let i = 0; i < inputs; i++) sum += (x[at++] as number) * (parameters[weightOffset + i] as number)
    out[row] = sum
  }
}

/** Its derivative by W and b: gradient += (xᵀ delta, column sums of delta) at the layer's place; delta is rows × outputs. */
export function addAffineGradient(
  shape: LayerShape,
  gradient: Float64Array,
  x: Float64Array,
  start: number,
  rows: number,
  delta: Float64Array,
): void {
  const { inputs, outputs, weightOffset, biasOffset } = shape
  const fours = rows - (rows % 4)
  for (let row = 0; row < fours; row += 4) {
    const x0 = (start + row) * inputs
    const d = row * outputs
    for (let i = 0; i < inputs; i++) {
      const a0 = x[x0 + i] as number
      const a1 = x[x0 + inputs + i] as number
      const a2 = x[x0 + 2 * inputs + i] as number
      const a3 = x[x0 + 3 * inputs + i] as number
      const w = weightOffset + i * outputs
      for (let o = 0; o < outputs; o++) {
        gradient[w + o] =
          (gradient[w + o] as number) +
          a0 * (delta[d + o] as number) +
          a1 * (delta[d + outputs + o] as number) +
          a2 * (delta[d + 2 * outputs + o] as number) +
          a3 * (delta[d + 3 * outputs + o] as number)
      }
    }
  }
  for (let row = fours; row < rows; row++) {
    const x0 = (start + row) * inputs
    const d = row * outputs
    for (let i = 0; i < inputs; i++) {
      const a0 = x[x0 + i] as number
      const w = weightOffset + i * outputs
      for (let o = 0; o < outputs; o++) gradient[w + o] = (gradient[w + o] as number) + a0 * (delta[d + o] as number)
    }
  }
  for (let row = 0, d = 0; row < rows; row++) {
    for (let o = 0; o < outputs; o++)
      gradient[biasOffset + o] = (gradient[biasOffset + o] as number) + (delta[d++] as number)
  }
}

/** Its derivative by x: out = delta Wᵀ, rows × inputs. */
export function affineInputGradient(
  shape: LayerShape,
  parameters: Float64Array,
  delta: Float64Array,
  rows: number,
  out: Float64Array,
): void {
  const { inputs, outputs, weightOffset } = shape
  const fours = inputs - (inputs % 4)
  for (let row = 0; row < rows; row++) {
    const dRow = row * outputs
    const outRow = row * inputs
    for (let i = 0; i < fours; i += 4) {
      const w = weightOffset + i * outputs
      let sum0 = 0
      let sum1 = 0
      let sum2 = 0
      let sum3 = 0
      for (let o = 0; o < outputs; o++) {
        const d = delta[dRow + o] as number
        sum0 += d * (parameters[w + o] as number)
        sum1 += d * (parameters[w + outputs + o] as number)
        sum2 += d * (parameters[w + 2 * outputs + o] as number)
        sum3 += d * (parameters[w + 3 * outputs + o] as number)
      }
      out[outRow + i] = sum0
      out[outRow + i + 1] = sum1
      out[outRow + i + 2] = sum2
      out[outRow + i + 3] = sum3
    }
    for (let i = fours; i < inputs; i++) {
      const w = weightOffset + i * outputs
      let sum = 0
      for (let o = 0; o < outputs; o++) sum += (delta[dRow + o] as number) * (parameters[w + o] as number)
      out[outRow + i] = sum
    }
  }
}
