import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { Command } from 'commander'
import { LabError } from '@shared/contract/labError'
import { limits } from '@shared/contract/limits'
import { type Session, onInterrupt, withLab } from './session'

export function predictCommand(): Command {
  return new Command('predict')
    .description('Score a CSV file with a model: probabilities and classes for every row.')
    .argument('<model>', 'a model file of Logit Lab')
    .argument('<file>', 'a CSV file with the columns of the model')
    .option('--out <file>', 'write the scored rows to this file (default: standard output)')
    .action((model: string, file: string, flags: { out?: string }) =>
      withLab((session) => predict(session, model, file, flags.out)),
    )
}

async function predict({ call }: Session, modelPath: string, path: string, out: string | undefined): Promise<void> {
  const unwatch = onInterrupt(() => void call('cancelJob', { job: 'score' }))
  try {
    const model = await call('openModel', { source: { kind: 'path', path: modelPath } })
    const scored = await call('scoreFile', { job: 'score', model: model.id, source: { kind: 'path', path } })
    const sink = out === undefined ? process.stdout : createWriteStream(out)
    const failed = new Promise<never>((_, reject) => {
      sink.once('error', (error) =>
        reject(
          new LabError(
            'bad-file',
            `The scored rows cannot be written to ${out ?? 'standard output'}: ${error.message}.`,
          ),
        ),
      )
    })
    await Promise.race([failed, copy(call, scored.artifact, scored.bytes, sink)])
    for (const warning of scored.warnings) console.error(warning)
    const where = out === undefined ? '' : ` to ${out}`
    console.error(`${scored.rows} rows scored${where}${scored.unscored === 0 ? '' : `, ${scored.unscored} left empty`}`)
  } finally {
    unwatch()
  }
}

async function copy(
  call: Session['call'],
  artifact: string,
  bytes: number,
  sink: NodeJS.WritableStream,
): Promise<void> {
  for (let offset = 0; offset < bytes;) {
    const chunk = await call('readArtifact', { artifact, offset, length: limits.uploadChunkBytes })
    offset += chunk.byteLength
    await new Promise<void>((resolve) => sink.write(chunk, () => resolve()))
  }
  if (sink !== process.stdout) {
    sink.end()
    await finished(sink)
  }
}
