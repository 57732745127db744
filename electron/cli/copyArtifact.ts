import { finished } from 'node:stream/promises'
import { LabError } from '@shared/contract/labError'
import { limits } from '@shared/spec/limits'
import { openOutFile } from './outFile'
import type { Session } from './session'

interface Artifact {
  artifact: string
  bytes: number
}

/**
 * Writes a file that the lab made in the place of `out`, whole or not at all.
 * @param what the sentence of a failure calls it: "The model"
 * @throws LabError `bad-file` where it cannot be written, or what the lab refuses
 */
export async function writeArtifact(
  call: Session['call'],
  artifact: Artifact,
  out: string,
  what: string,
): Promise<void> {
  const file = await openOutFile(out)
  try {
    await copyArtifact(call, artifact, file.sink)
    await file.commit()
  } catch (error) {
    await file.abandon()
    if (error instanceof LabError) throw error
    throw new LabError('bad-file', `${what} cannot be written to ${out}: ${(error as Error).message}.`)
  }
}

/** Copies a file that the lab made to a stream, and ends it where it is not standard output. Rejects with what the stream says. */
export async function copyArtifact(
  call: Session['call'],
  { artifact, bytes }: Artifact,
  sink: NodeJS.WriteStream | NodeJS.WritableStream,
): Promise<void> {
  const broken = new Promise<never>((_, reject) => sink.on('error', reject))
  // Told where it is raced; a sink that breaks after another failure has nothing to add.
  broken.catch(() => undefined)
  for (let offset = 0; offset < bytes;) {
    const chunk = await call('files.readArtifact', { artifact, offset, length: limits.uploadChunkBytes })
    offset += chunk.byteLength
    await Promise.race([broken, new Promise<void>((resolve) => sink.write(chunk, () => resolve()))])
  }
  if (sink === process.stdout) return
  sink.end()
  await finished(sink)
}
