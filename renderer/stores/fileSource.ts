import type { FileSource } from '@shared/contract/labApi'
import { limits } from '@shared/contract/limits'
import { LabError } from '@shared/contract/labError'
import type { useLab } from './lab'

/**
 * Makes a chosen or dropped file readable for the lab: by its path where the door has paths, else by sending its bytes
 * in chunks. `onProgress` takes the bytes sent so far; `isCancelled` is asked before each chunk and after the last, and ends in a
 * `cancelled` LabError.
 */
export async function sourceOfFile(
  lab: Pick<ReturnType<typeof useLab>, 'bridge' | 'call'>,
  file: File,
  onProgress: (bytes: number) => void = () => undefined,
  isCancelled: () => boolean = () => false,
): Promise<FileSource> {
  const path = (await lab.bridge?.pathOf(file)) ?? null
  if (path !== null) return { kind: 'path', path }
  const upload = await lab.call('beginUpload', { name: file.name, bytes: file.size })
  const refuseCancelled = () => {
    if (isCancelled()) throw new LabError('cancelled', `Reading ${file.name} was cancelled.`)
  }
  for (let offset = 0; offset < file.size; offset += limits.uploadChunkBytes) {
    refuseCancelled()
    const chunk = await file.slice(offset, offset + limits.uploadChunkBytes).arrayBuffer()
    await lab.call('appendUpload', { upload, chunk: new Uint8Array(chunk) })
    onProgress(Math.min(file.size, offset + limits.uploadChunkBytes))
  }
  refuseCancelled()
  return { kind: 'upload', upload }
}
