import type { Dataset } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import type { RunSummary } from '@shared/contract/run'
import { engineVersion } from '@shared/engine/version'
import type { FinishedParts } from '../../workers/model/modelMessages'
import { modelOfRun } from '../runs/runModel'
import type { RunOutput } from '../store/runStore'

/** @throws LabError `bad-model` where the run has not left usable weights */
export function finishedParts(run: RunSummary, output: RunOutput | null, dataset: Dataset): FinishedParts {
  const parts = modelOfRun(run, output)
  const { metrics, ending, warnings, fingerprint, name, createdAt, spec } = run
  const { inference, inferenceReason } = run
  if (!parts || !metrics || !fingerprint) {
    throw new LabError('bad-model', `${name} has not finished: a model can be exported when its training has ended.`)
  }
  return {
    parts,
    provenance: {
      ...{ engine: engineVersion, name, createdAt, spec, metrics, ending, warnings, fingerprint },
      ...{ inference, inferenceReason },
      dataset: { name: dataset.name, sha256: dataset.source, rows: dataset.rows, columns: dataset.columnCount },
    },
  }
}

/** What Windows takes for a device, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/

/** A name that every file system takes. */
export function fileNameOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^A-Za-z0-9._-]+/g, '-')
  const short = plain
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
    .toLowerCase()
  return short === '' ? 'model' : deviceName.test(short) ? `model-${short}` : short
}
