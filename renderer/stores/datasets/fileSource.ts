import type { FileSource } from '@shared/contract/fileSource'
import { limits } from '@shared/spec/limits'
import { LabError } from '@shared/contract/labError'
import type { useLab } from '../lab'

type Lab = Pick<ReturnType<typeof useLab>, 'bridge' | 'call'>

/** Where the bytes of a table come from. A file is kept, so that it can be sent again; a path was handed over by the shell. */
export type Origin =
  | { kind: 'file'; file: File; /** What it is called on screen, where not by its name. */ title?: string }
  | { kind: 'path'; path: string; name: string }

export function titleOf(origin: Origin): string {
  return origin.kind === 'path' ? origin.name : (origin.title ?? origin.file.name)
}

/** A pasted text as a file of its own. */
export function pastedTable(text: string): Origin {
  return { kind: 'file', file: new File([text], 'pasted.tsv'), title: 'Pasted table' }
}

/** As `sourceOfFile`; a path is there already. */
export async function sourceOfOrigin(
  lab: Lab,
  origin: Origin,
  ...following: [onProgress?: (bytes: number) => void, isCancelled?: () => boolean]
): Promise<FileSource> {
  return origin.kind === 'path' ? { kind: 'path', path: origin.path } : sourceOfFile(lab, origin.file, ...following)
}

/**
 * Makes a chosen or dropped file readable for the lab: by its path where the door has paths, else by sending its bytes
 * in chunks. `onProgress` takes the bytes sent so far; `isCancelled` is asked before each chunk and after the last, and ends in a
 * `cancelled` LabError.
 */
export async function sourceOfFile(
  lab: Lab,
  file: File,
  onProgress: (bytes: number) => void = () => undefined,
  isCancelled: () => boolean = () => false,
): Promise<FileSource> {
  const path = (await lab.bridge?.pathOf(file)) ?? null
  if (path !== null) return { kind: 'path', path }
  const upload = await lab.call('files.beginUpload', { name: file.name, bytes: file.size })
  const checkCancelled = () => {
    if (isCancelled()) throw new LabError('cancelled', `Reading ${file.name} was cancelled.`)
  }
  for (let offset = 0; offset < file.size; offset += limits.uploadChunkBytes) {
    checkCancelled()
    const chunk = await file.slice(offset, offset + limits.uploadChunkBytes).arrayBuffer()
    await lab.call('files.appendUpload', { upload, chunk: new Uint8Array(chunk) })
    onProgress(Math.min(file.size, offset + limits.uploadChunkBytes))
  }
  checkCancelled()
  return { kind: 'upload', upload }
}
