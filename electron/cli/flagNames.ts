const flags: Record<string, string> = {
  'preparation.target': '--target',
  'preparation.features': '--features',
  'preparation.standardization': '--standardize',
  'preparation.missing': '--missing',
  'preparation.validationShare': '--validation',
  'preparation.testShare': '--test',
  'network.hidden': '--hidden',
  'network.activation': '--activation',
  'network.initialisation': '--init',
  'training.optimizer': '--optimizer',
  'training.learningRate': '--learning-rate',
  'training.epochs': '--epochs',
  'training.batchSize': '--batch-size',
  'training.l2': '--l2',
  seed: '--seed',
}

/** On the command line a setting goes by the name of its flag. */
export function withFlag<Problem extends { message: string; setting?: string | undefined }>(problem: Problem): Problem {
  const setting = problem.setting?.replace(/\.\d+$/, '')
  const flag = setting === undefined ? undefined : flags[setting]
  const prefix = `${problem.setting}: `
  if (flag === undefined || !problem.message.startsWith(prefix)) return problem
  return { ...problem, message: `${flag} ${problem.message.slice(prefix.length)}` }
}
