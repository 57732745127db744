// What each version's workspace holds, in the words of that version.

const flowers = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']

/** Of which commit each version's app was built. */
export const commits = { 1: '9c6d7ff', 2: '1032e3c', 3: 'faae84e' }

const firstPreparation = { standardization: 'zscore', missing: 'drop', validationShare: 0.2, testShare: 0.2 }
const secondPreparation = { ...firstPreparation, task: 'classification', weights: null }
const preparations = {
  1: firstPreparation,
  2: secondPreparation,
  3: {
    ...{ ...secondPreparation, columns: {}, degree: 1, interactions: [], split: 'holdout', stratify: true },
    ...{ splitColumn: null, folds: 5, repeats: 1, fold: 0 },
  },
}
const firstNetwork = { hidden: [], activation: 'tanh', initialisation: 'zeros' }
const networks = {
  1: firstNetwork,
  2: { ...firstNetwork, initialDistribution: 'uniform' },
  3: { ...firstNetwork, initialDistribution: 'uniform' },
}
const firstTraining = { optimizer: 'adam', learningRate: 0.03, epochs: 30, batchSize: 32, l2: 0 }
const secondTraining = {
  ...{ ...firstTraining, loss: 'crossEntropy', huberDelta: 1, momentum: 0.9, schedule: 'constant', scheduleEpochs: 50 },
  ...{ scheduleFactor: 0.5, warmup: 0, clip: 0, l1: 0, dropout: 0, weightDecay: 0.01, classWeights: 'none' },
  ...{ patience: 0, tolerance: 1e-8, precision: 'float64' },
}
const trainings = { 1: firstTraining, 2: secondTraining, 3: secondTraining }

/** A whole spec from what it says otherwise than the version's standard. */
export function specOf(version, datasets, plan) {
  const { table, target, features, reading = false, preparation = {}, network = {}, training = {}, seed = 1 } = plan
  return {
    version,
    dataset: datasets[table].id,
    ...(version < 3 ? {} : { reading: reading ? datasets[table].reading : null }),
    preparation: { ...preparations[version], target, features, ...preparation },
    network: { ...networks[version], ...network },
    training: { ...trainings[version], ...training },
    seed,
  }
}

const iris = { table: 'iris', target: 'species', features: flowers }
const trees = (features) => ({ table: 'trees', target: 'grade', features })
const harvest = (features, rest) => {
  const { preparation = {}, training = {}, ...more } = rest
  return {
    ...{ table: 'trees', target: 'harvest', features, ...more },
    preparation: { task: 'regression', missing: 'impute', ...preparation },
    training: { loss: 'squaredError', ...training },
  }
}

/** Long enough to be cut off, with few and small epochs to store. */
const slow = (epochs, more = {}) => ({
  ...iris,
  network: { hidden: [24, 24], initialisation: 'glorot' },
  training: { optimizer: 'sgd', learningRate: 0.01, batchSize: 1, epochs, ...more },
})

const firstDone = {
  'Softmax of iris': { ...iris, training: { epochs: 40 } },
  'Logistic of trees': {
    ...trees(['height', 'sort', 'watered', 'ring']),
    preparation: { standardization: 'robust', missing: 'impute' },
    training: { optimizer: 'gd', learningRate: 0.5, batchSize: 'full', l2: 0.01 },
    seed: 3,
  },
  'Network of iris': {
    ...iris,
    preparation: { standardization: 'minmax', testShare: 0.1 },
    network: { hidden: [6, 4], activation: 'relu', initialisation: 'he' },
    training: { optimizer: 'sgd', learningRate: 0.1, batchSize: 16 },
    seed: 7,
  },
  'Network of trees': {
    ...trees(['orchard', 'height', 'area']),
    preparation: { standardization: 'none', validationShare: 0 },
    network: { hidden: [3], activation: 'sigmoid', initialisation: 'glorot' },
  },
}

const secondDone = {
  'Softmax of iris': { ...iris, training: { epochs: 40 } },
  'Early stopping': {
    ...iris,
    network: { hidden: [8], activation: 'gelu', initialisation: 'he', initialDistribution: 'normal' },
    training: {
      ...{ optimizer: 'nesterov', learningRate: 0.1, schedule: 'plateau', scheduleEpochs: 2, dropout: 0.2 },
      ...{ precision: 'float32', patience: 4, epochs: 200 },
    },
    seed: 5,
  },
  'Balanced trees': {
    ...trees(['height', 'sort', 'watered', 'ring']),
    preparation: { missing: 'impute', standardization: 'robust' },
    training: { optimizer: 'lbfgs', learningRate: 1, batchSize: 'full', l2: 0.01, classWeights: 'balanced' },
  },
  'Weighted classes': {
    ...iris,
    training: {
      ...{ optimizer: 'newton', learningRate: 1, batchSize: 'full', l2: 0.01, epochs: 20 },
      classWeights: { setosa: 0.5, virginica: 2 },
    },
  },
  'Harvest by area': harvest(['height', 'sort', 'watered'], {
    preparation: { weights: 'area' },
    training: {
      ...{ optimizer: 'adamw', learningRate: 0.05, schedule: 'step', scheduleEpochs: 10, warmup: 3, clip: 1 },
      weightDecay: 0.02,
    },
  }),
  'Harvest by Huber': harvest(['height', 'orchard', 'ring'], {
    network: { hidden: [5], activation: 'softplus', initialisation: 'lecun', initialDistribution: 'normal' },
    training: {
      ...{ loss: 'huber', huberDelta: 0.8, optimizer: 'rmsprop', learningRate: 0.01, l1: 0.001, l2: 0.002 },
      precision: 'float32',
    },
    seed: 11,
  }),
}

const thirdDone = {
  ...secondDone,
  'Rules of columns': {
    ...trees(['height', 'sort', 'orchard', 'planted', 'watered', 'ring', 'girth']),
    reading: true,
    preparation: {
      columns: {
        height: { missing: 'median', transform: 'log1p', standardization: 'quantile', indicator: true },
        sort: { missing: 'ownCategory', encoding: 'reference', reference: 'Gala', unseen: 'missing' },
        orchard: { rareBelow: 8, unseen: 'mostFrequent' },
        planted: { parts: ['elapsed', 'month'], missing: 'mean' },
        ring: { encoding: 'ordinal', order: ['1', '2', '3', '4', '5'] },
        girth: { missing: 'constant', constant: 25, transform: 'yeoJohnson' },
      },
    },
  },
  'Third of four folds': {
    ...iris,
    reading: true,
    preparation: { split: 'folds', folds: 4, repeats: 2, fold: 6, testShare: 0.1 },
    network: { hidden: [4], initialisation: 'glorot' },
  },
  'Orchards kept together': {
    ...trees(['height', 'sort', 'watered']),
    preparation: { missing: 'impute', split: 'grouped', splitColumn: 'orchard', validationShare: 0.3 },
  },
  'Later trees for the test': harvest(['height', 'watered'], {
    preparation: { split: 'time', splitColumn: 'planted' },
    training: { optimizer: 'newton', learningRate: 1, batchSize: 'full', epochs: 10 },
  }),
  Products: harvest(['height', 'area', 'watered'], {
    preparation: { degree: 2, interactions: [['height', 'watered']], stratify: false },
    training: { l2: 0.01 },
  }),
}

const failing = { ...trees(['girth', 'crown']) }
const diverging = {
  ...iris,
  network: { hidden: [8], activation: 'relu', initialisation: 'he' },
  training: { optimizer: 'sgd', learningRate: 100, l2: 1000 },
}
/** Paused in the middle of its fourth epoch. */
const pausing = {
  ...iris,
  network: { hidden: [6], initialisation: 'glorot' },
  training: { optimizer: 'momentum', learningRate: 0.05, schedule: 'cosine', dropout: 0.1, epochs: 8 },
}

export const plans = {
  1: {
    reading: {},
    done: firstDone,
    removed: { ...iris, training: { epochs: 5 } },
    failed: failing,
    diverged: diverging,
    paused: null,
    slow: slow(300),
    exported: ['Softmax of iris', 'Network of trees', 'Network of iris'],
    commands: [
      ['train', '../iris.csv', '--target', 'species', '--epochs', '20', '--json'],
      [
        ...['train', 'trees.csv', '--target', 'grade', '--features', 'height,sort,watered', '--missing', 'impute'],
        ...['--hidden', '4', '--activation', 'relu', '--optimizer', 'sgd', '--learning-rate', '0.05', '--epochs', '15'],
        ...['--l2', '0.001', '--seed', '9', '--json'],
      ],
    ],
  },
  2: {
    reading: {},
    done: secondDone,
    removed: { ...iris, training: { epochs: 5 } },
    failed: failing,
    diverged: diverging,
    paused: pausing,
    slow: slow(900, { precision: 'float32' }),
    exported: ['Softmax of iris', 'Harvest by Huber', 'Weighted classes'],
    commands: [
      ['train', '../iris.csv', '--target', 'species', '--epochs', '20', '--class-weights', 'virginica=2', '--json'],
      [
        ...['train', 'trees.csv', '--target', 'harvest', '--features', 'height,sort,watered', '--task', 'regression'],
        ...['--weights', 'area', '--missing', 'impute', '--hidden', '4', '--optimizer', 'adamw', '--schedule', 'cosine'],
        ...['--epochs', '60', '--patience', '3', '--seed', '9', '--json'],
      ],
    ],
  },
  3: {
    reading: { types: { ring: 'category' } },
    done: thirdDone,
    removed: { ...iris, training: { epochs: 5 } },
    failed: failing,
    diverged: diverging,
    paused: pausing,
    slow: slow(900, { precision: 'float32' }),
    exported: ['Rules of columns', 'Products', 'Softmax of iris'],
    commands: [
      [
        ...['train', 'trees.csv', '--target', 'grade', '--features', 'height,sort,planted,ring', '--type'],
        ...['ring=category', '--column', 'height: missing=median, transform=log, indicator', '--column'],
        ...['sort: missing=ownCategory', '--column', 'planted: missing=mean, parts=elapsed+weekday', '--interactions'],
        ...['height*sort', '--split', 'grouped', '--split-column', 'orchard', '--epochs', '15', '--json'],
      ],
      [
        ...['train', '../iris.csv', '--target', 'species', '--hidden', '5', '--all-folds', '--folds', '3', '--epochs'],
        ...['10', '--json'],
      ],
    ],
  },
}
