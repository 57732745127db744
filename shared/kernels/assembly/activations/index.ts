import { eluBackward, eluForward } from './elu'
import { geluBackward, geluForward } from './gelu'
import { leakyReluBackward, leakyReluForward } from './leakyRelu'
import { reluBackward, reluForward } from './relu'
import { sigmoidBackward, sigmoidForward } from './sigmoid'
import { softplusBackward, softplusForward } from './softplus'
import { tanhBackward, tanhForward } from './tanh'

/** As shared/kernels/activationCodes.ts has them. The identity, a = z, is 0 and leaves everything as it is. */
const sigmoid: i32 = 1
const tanh: i32 = 2
const relu: i32 = 3
const leakyRelu: i32 = 4
const elu: i32 = 5
const gelu: i32 = 6
const softplus: i32 = 7

/** z becomes a = f(z). gelu alone puts f'(z) to slopes, of as many bytes. */
export function activate(code: i32, z: usize, slopes: usize, bytes: usize): void {
  if (code === sigmoid) sigmoidForward(z, bytes)
  else if (code === tanh) tanhForward(z, bytes)
  else if (code === relu) reluForward(z, bytes)
  else if (code === leakyRelu) leakyReluForward(z, bytes)
  else if (code === elu) eluForward(z, bytes)
  else if (code === gelu) geluForward(z, slopes, bytes)
  else if (code === softplus) softplusForward(z, bytes)
}

/** The chain rule: delta *= f'(z), which follows from the outputs a, or stands in slopes. */
export function activateBackward(code: i32, delta: usize, output: usize, slopes: usize, bytes: usize): void {
  if (code === sigmoid) sigmoidBackward(delta, output, bytes)
  else if (code === tanh) tanhBackward(delta, output, bytes)
  else if (code === relu) reluBackward(delta, output, bytes)
  else if (code === leakyRelu) leakyReluBackward(delta, output, bytes)
  else if (code === elu) eluBackward(delta, output, bytes)
  else if (code === gelu) geluBackward(delta, slopes, bytes)
  else if (code === softplus) softplusBackward(delta, output, bytes)
}
