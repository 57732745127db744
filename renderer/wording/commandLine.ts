import type { RunSpec } from '@shared/contract/runSpec'

/** A word as a POSIX shell reads it back unchanged; plain words stay as they are. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:=@%+,-]+$/.test(text) && !text.startsWith('-')) return text
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** The command that trains this spec again on the file of that name. Every setting is written out. */
export function commandLine(spec: RunSpec, fileName: string): string {
  const { preparation, network, training, seed } = spec
  const flags: [string, string | number][] = [
    ['--target', preparation.target],
    ['--features', preparation.features.join(',')],
    ['--standardize', preparation.standardization],
    ['--missing', preparation.missing],
    ['--validation', preparation.validationShare],
    ['--test', preparation.testShare],
    ['--hidden', network.hidden.join(',')],
    ['--activation', network.activation],
    ['--init', network.initialisation],
    ['--optimizer', training.optimizer],
    ['--learning-rate', training.learningRate],
    ['--epochs', training.epochs],
    ['--batch-size', training.batchSize],
    ['--l2', training.l2],
    ['--seed', seed],
  ]
  // Without hidden layers there is nothing to list.
  const written = flags
    .filter(([, value]) => value !== '')
    .map(([flag, value]) => `${flag} ${shellWord(String(value))}`)
  return ['logit-lab train', shellWord(fileName), ...written].join(' ')
}

/** Names that the comma of --features would split cannot be written on a command line. */
export function fitsCommandLine(spec: RunSpec): boolean {
  return spec.preparation.features.every((name) => !name.includes(',') && name.trim() === name)
}
