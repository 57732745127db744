import { finished } from 'node:stream/promises'
import { limits } from '@shared/spec/limits'
import type { Session } from './session'

/** Copies a file that the lab made to a stream, and ends it where it is not standard output. Rejects with what the stream says. */
export async function copyArtifact(
  call: Session['call'],
  { artifact, bytes }: { artifact: string; bytes: number },
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
