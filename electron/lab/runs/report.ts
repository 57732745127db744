import { writeFile } from 'node:fs/promises'
import type { LabApi } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'
import type { ArtifactSummary } from '@shared/contract/model'
import { type Part, partNames } from '@shared/contract/metrics'
import type { RunSummary } from '@shared/contract/run'
import type { ReportedModel } from '@shared/report/report'
import { reportDocument } from '@shared/report/reportDocument'
import type { Catalogue } from '../datasets/catalogue'
import type { Artifacts } from '../models/artifacts'
import { fileNameOf, finishedParts } from '../models/finishedModel'
import type { RunQueue } from './runQueue'
import { settledRun } from './settledRun'

export interface ReportServices {
  runs: Pick<RunQueue, 'get' | 'output' | 'finished'>
  catalogue: Pick<Catalogue, 'get'>
  artifacts: Pick<Artifacts, 'create'>
  evaluation: Pick<LabApi, 'evaluation.ofRun' | 'evaluation.curves'>
  version: string
  /** Whether figures of test rows are covered until somebody uncovers them. */
  isTestCovered: () => boolean
}

const labels: Record<Part, string> = { train: 'Training rows', validation: 'Validation rows', test: 'Test rows' }

/**
 * Writes a report on runs that have ended to an artifact. Test rows that nobody has uncovered for a run are not in it.
 * @throws LabError `bad-model` where a run has left no weights, `disk` where the report cannot be written
 */
export async function writeReport(
  services: ReportServices,
  ids: readonly string[],
  seed: number,
): Promise<ArtifactSummary> {
  const { artifacts, version } = services
  const models: ReportedModel[] = []
  for (const id of ids) models.push(await reportedRun(services, id, seed))
  const text = reportDocument({ createdAt: new Date().toISOString(), version, models })
  const { id, path } = artifacts.create()
  const bytes = Buffer.from(text)
  await writeFile(path, bytes)
  const [first] = models
  if (first === undefined) throw new LabError('bad-call', 'A report is on one run or more.')
  const name = models.length === 1 ? fileNameOf(first.provenance.name) : `${models.length}-runs`
  return { artifact: id, fileName: `${name}-report.html`, bytes: bytes.byteLength, mediaType: 'text/html' }
}

async function reportedRun(services: ReportServices, id: string, seed: number): Promise<ReportedModel> {
  const { runs, catalogue, evaluation } = services
  const run = await settledRun(runs, id)
  const { provenance } = finishedParts(run, runs.output(id), catalogue.get(run.spec.dataset))
  const rows: ReportedModel['rows'][number][] = []
  for (const part of partNames.filter((name) => isShown(run, name, services.isTestCovered()))) {
    const curves =
      run.classes.length === 2 ? await evaluation['evaluation.curves']({ run: id, part, classIndex: 1, seed }) : null
    rows.push({
      label: labels[part],
      evaluation: await evaluation['evaluation.ofRun']({ run: id, part, seed }),
      curves,
    })
  }
  return { provenance, looks: run.looks, rows }
}

function isShown({ metrics, looks }: RunSummary, part: Part, isTestCovered: boolean): boolean {
  return (metrics?.[part] ?? null) !== null && (part !== 'test' || looks.length > 0 || !isTestCovered)
}
