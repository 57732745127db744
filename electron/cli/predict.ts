import { Transform } from 'node:stream'
import { Command } from 'commander'
import { LabError } from '@shared/contract/labError'
import type { ScoreSummary } from '@shared/contract/model'
import { type ReadingFlags, addReadingFlags, readingOf } from './flags/readingFlags'
import { checkOut } from './checkOut'
import { copyArtifact, writeArtifact } from './copyArtifact'
import { remedyText } from './text/output'
import { plainJson, plainText } from './text/plainText'
import { type Session, withLab } from './session'

interface PredictFlags extends ReadingFlags {
  out?: string
  json?: true
}

/** `logit-lab predict`. */
export function predictCommand(): Command {
  const command = new Command('predict')
    .description('Score a CSV file with a model: probabilities and classes for every row.')
    .argument('<model>', 'a model file of Logit Lab')
    .argument('<file>', 'a CSV file with the columns of the model')
    .option('--out <file>', 'write the scored rows to this file (default: standard output)')
    .option('--json', 'print how many rows were scored, and the warnings, as one JSON object; needs --out')
  return addReadingFlags(command).action((model: string, file: string, flags: PredictFlags) =>
    withLab((session) => predict(session, model, file, flags)),
  )
}

async function predict(session: Session, modelPath: string, path: string, flags: PredictFlags): Promise<void> {
  const { out, json = false } = flags
  if (json && out === undefined) {
    throw new LabError('bad-setting', '--json prints where the scored rows would be: give them a file by --out.')
  }
  const reading = readingOf(flags)
  const { lab, call, onInterrupt } = session
  if (out !== undefined) await checkOut(out, [modelPath, path])
  onInterrupt(() => void lab.api['operations.cancel']({ operation: 'score' }))
  const model = await call('models.open', { source: { kind: 'path', path: modelPath } })
  const scored = await call('models.score', {
    operation: 'score',
    model: model.id,
    source: { kind: 'path', path },
    reading,
  })
  if (out === undefined) await copyToStandardOutput(call, scored)
  else await writeArtifact(call, scored, out, 'The scored rows')
  for (const { message } of scored.warnings) console.error(plainText(message))
  for (const remedy of scored.remedies) console.error(plainText(remedyText(remedy)))
  if (json) {
    const { rows, unscored, warnings, remedies } = scored
    process.stdout.write(`${plainJson({ rows, unscored, warnings, remedies })}\n`)
  }
  const rows = scored.rows === 1 ? 'row' : 'rows'
  const where = out === undefined ? '' : ` to ${out}`
  const empty = scored.unscored === 0 ? '' : `, ${scored.unscored} left empty`
  console.error(`${scored.rows - scored.unscored} of ${scored.rows} ${rows} scored${where}${empty}`)
}

async function copyToStandardOutput(call: Session['call'], scored: ScoreSummary): Promise<void> {
  const sink = process.stdout.isTTY ? onTerminal(process.stdout) : process.stdout
  await copyArtifact(call, scored, sink).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof LabError) throw error
    // Whoever reads may stop before the end.
    if (error.code === 'EPIPE') return
    throw new LabError('bad-file', `The scored rows cannot be written to standard output: ${error.message}.`)
  })
}

/** What is written to it goes to a terminal: without what would steer that. */
function onTerminal(terminal: NodeJS.WriteStream): Transform {
  const decoder = new TextDecoder()
  const plain = new Transform({
    transform: (chunk: Uint8Array, _, done) => {
      done(null, plainText(decoder.decode(chunk, { stream: true }).replace(/\r(\n|$)/g, '$1')))
    },
  })
  plain.pipe(terminal, { end: false })
  return plain
}
