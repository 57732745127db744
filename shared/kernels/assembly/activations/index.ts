import { eluBackward, eluForward } from './elu'
import { geluBackward, geluForward } from './gelu'
import { leakyReluBackward, leakyReluForward } from './leakyRelu'
import { reluBackward, reluForward } from './relu'
import { sigmoidBackward, sigmoidForward } from './sigmoid'
import { softplusBackward, softplusForward } from './softplus'
import { tanhBackward, tanhForward } from './tanh'

/*
 * The activations of the hidden layers. A layer computes z = x W + b and puts out a = f(z) number by number; backward
 * the chain rule multiplies the derivative by a with f'(z). All but gelu write f'(z) as a function of a, so that z can
 * be overwritten by a: half the memory, and half the traffic between the cache and the processor.
 *
 * A code is looked at once a block of rows, not once a number: the loops are in the functions that are called.
 */

/** As shared/kernels/activationCodes.ts has them. The identity, a = z, is 0 and leaves everything as it is. */
const sigmoid: i32 = 1
const tanh: i32 = 2
const relu: i32 = 3
const leakyRelu: i32 = 4
const elu: i32 = 5
const gelu: i32 = 6
const softplus: i32 = 7

/** Replaces z by a = f(z). gelu alone stores f'(z) at `slopes`, as many bytes; the others leave `slopes` alone. */
export function activate(code: i32, z: usize, slopes: usize, bytes: usize): void {
  if (code === sigmoid) sigmoidForward(z, bytes)
  else if (code === tanh) tanhForward(z, bytes)
  else if (code === relu) reluForward(z, bytes)
  else if (code === leakyRelu) leakyReluForward(z, bytes)
  else if (code === elu) eluForward(z, bytes)
  else if (code === gelu) geluForward(z, slopes, bytes)
  else if (code === softplus) softplusForward(z, bytes)
}

/**
 * The chain rule, ∂l/∂z = ∂l/∂a · f'(z): delta *= f'(z), which follows from the outputs a or was stored at `slopes`.
 * `output` has to be a as f gave it, before dropout.
 */
export function activateBackward(code: i32, delta: usize, output: usize, slopes: usize, bytes: usize): void {
  if (code === sigmoid) sigmoidBackward(delta, output, bytes)
  else if (code === tanh) tanhBackward(delta, output, bytes)
  else if (code === relu) reluBackward(delta, output, bytes)
  else if (code === leakyRelu) leakyReluBackward(delta, output, bytes)
  else if (code === elu) eluBackward(delta, output, bytes)
  else if (code === gelu) geluBackward(delta, slopes, bytes)
  else if (code === softplus) softplusBackward(delta, output, bytes)
}
