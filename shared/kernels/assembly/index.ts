/*
 * What the module exports; shared/kernels/kernels.ts has the types. Every function works on addresses of a memory that
 * is imported and may be shared by threads. None keeps anything between calls, so that any number of instances may work
 * on one memory at a time, as long as they write to different parts of it.
 */
export {
  addMultiple,
  addSign,
  allFinite,
  copy,
  fillZero,
  scale,
  sumOfAbsolutes,
  sumOfSquares,
  sumParts,
} from './vector'
export { columnMultiply, columnOuter, columnSpread, columnSum } from './column'
export { gatherClasses, gatherNumbers, gatherPanels, gatherRows, touch } from './gather'
export { multiply, outer, sumRows, transpose } from './products'
export { exp, expm1, log, log1p, sigmoid, softplus, tanh } from './numbers'
export { activate, activateBackward } from './activations/index'
export { dropout } from './dropout'
export { huberDelta, huberLoss } from './losses/huber'
export { sigmoidDelta, sigmoidLoss, sigmoidLossAndDelta } from './losses/binary'
export { smoothSigmoidDelta, smoothSigmoidLoss, smoothSoftmaxDelta, smoothSoftmaxLoss } from './losses/smoothing'
export { softmaxDelta, softmaxLoss } from './losses/softmax'
export { squaredDelta, squaredLoss } from './losses/squared'
export { updateAdam } from './updates/adam'
export { updateDescent } from './updates/descent'
export { updateMomentum } from './updates/momentum'
export { updateNesterov } from './updates/nesterov'
export { shrink, shrinkBySize, shrinkCumulative, shrinkWithVelocity } from './updates/shrink'
export { updateRmsprop } from './updates/rmsprop'
export { shuffledOrder } from './shuffle'
