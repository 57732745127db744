import { classMetric } from './metric'

/**
 * The expected calibration error: how far the mean probability of the rows of a bin is from the share of them that it came true for, averaged
 * over 10 bins of equal width by their rows (Naeini, Cooper and Hauskrecht, AAAI 2015): of the probability of the event; of more than two
 * classes of that of the predicted class (Guo et al., ICML 2017). It is above 0 by chance also for a model that is perfectly calibrated.
 */
export const calibrationError = classMetric({
  key: 'calibrationError',
  label: 'calibration error',
  short: 'cal. err.',
  hint: 'Mean distance of the probability of the event from the share that came true, over 10 bins of equal width',
  ofSeveral: {
    label: 'calibration error',
    hint: 'Mean distance of the probability of the predicted class from the share that came true, over 10 bins of equal width',
  },
  notDefined: 'No row counts.',
  format: 'coefficient',
  better: 'lower',
  inRunTable: 'never',
  interval: 'bootstrap',
  raisedByChance: true,
  needs: ['reliability'],
  compute: ({ reliability }) => {
    const filled = reliability.filter(({ weight }) => weight > 0)
    const total = filled.reduce((sum, { weight }) => sum + weight, 0)
    return filled.reduce((sum, bin) => sum + (bin.weight / total) * Math.abs(bin.predicted - bin.observed), 0)
  },
})
