import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import { LabError } from '@shared/contract/labError'
import { readModelFile } from '@shared/exports/modelFile'
import type { ReportedModel } from '@shared/report/report'
import { reportDocument } from '@shared/report/reportDocument'
import { version } from '../../package.json'
import { checkOut } from './checkOut'
import { type ReadingFlags, addReadingFlags, readingOf } from './flags/readingFlags'
import { openOutFile } from './outFile'
import { type Session, withLab } from './session'
import { remedyText } from './text/output'
import { plainText } from './text/plainText'

interface ReportFlags extends ReadingFlags {
  out: string
}

/** `logit-lab report`. */
export function reportCommand(): Command {
  const command = new Command('report')
    .description('Write what models reach on a CSV file as one HTML file that opens anywhere and prints.')
    .argument('<paths...>', 'one or more model files of Logit Lab, and last a CSV file with their columns and target')
    .requiredOption('--out <file>', 'where the report goes')
  return addReadingFlags(command).action((paths: string[], flags: ReportFlags) =>
    withLab((session) => writeReport(session, paths, flags)),
  )
}

async function writeReport(session: Session, paths: readonly string[], flags: ReportFlags): Promise<void> {
  const path = paths.at(-1)
  const modelPaths = paths.slice(0, -1)
  if (path === undefined || modelPaths.length === 0) {
    throw new LabError('bad-call', 'A report takes one model file or more, and last the CSV file to measure them on.')
  }
  await checkOut(flags.out, [...paths])
  const reading = readingOf(flags)
  const models: ReportedModel[] = []
  for (const modelPath of modelPaths) {
    const model = await reported(session, modelPath, path, reading)
    const { provenance } = model
    const name = modelPaths.length === 1 ? provenance.name : `${provenance.name} (${basename(modelPath)})`
    models.push({ ...model, provenance: { ...provenance, name } })
  }
  const text = reportDocument({ createdAt: new Date().toISOString(), version, models })
  const file = await openOutFile(flags.out)
  try {
    await new Promise<void>((resolve, reject) => {
      file.sink.on('error', reject)
      file.sink.end(text, () => resolve())
    })
    await file.commit()
  } catch (error) {
    await file.abandon()
    throw new LabError('bad-file', `The report cannot be written to ${flags.out}: ${(error as Error).message}.`)
  }
  console.error(plainText(`Report written to ${flags.out}.`))
}

async function reported(
  { lab, call, onInterrupt }: Session,
  modelPath: string,
  path: string,
  reading: ReturnType<typeof readingOf>,
): Promise<ReportedModel> {
  onInterrupt(() => void lab.api['operations.cancel']({ operation: 'report' }))
  const model = await call('models.open', { source: { kind: 'path', path: modelPath } })
  const found = await call('models.evaluate', {
    ...{ operation: 'report', model: model.id, source: { kind: 'path', path }, reading },
  })
  const warnings = found.warnings.map(({ message }) => message)
  for (const message of warnings) console.error(plainText(message))
  for (const remedy of found.remedies) console.error(plainText(remedyText(remedy)))
  const provenance = readModelFile(await readFile(modelPath, 'utf8'), modelPath)
  return {
    provenance,
    looks: null,
    rows: [{ label: basename(path), evaluation: found.evaluation, curves: found.curves, warnings }],
  }
}
