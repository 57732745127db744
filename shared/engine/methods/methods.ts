import { createFirstOrderMethod } from './firstOrderMethod'
import { createLbfgsMethod } from './lbfgsMethod'
import type { Method, MethodOptions } from './method'
import { createNewtonMethod } from './newtonMethod'

/** The method that the run's optimizer stands for. */
export function createMethod(options: MethodOptions): Method {
  switch (options.data.plan.training.optimizer) {
    case 'lbfgs':
      return createLbfgsMethod(options)
    case 'newton':
      return createNewtonMethod(options)
    default:
      return createFirstOrderMethod(options)
  }
}
