import { type WriteStream, constants, createWriteStream } from 'node:fs'
import { access, chmod, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** A result file while it is written: what was there before stands until the new one is whole. */
export interface OutFile {
  sink: WriteStream
  /** Puts what the sink was given, once it has ended, in the place of what was there. */
  commit(): Promise<void>
  /** Leaves what was there as it was. */
  abandon(): Promise<void>
}

/**
 * Opens a file to be written beside `path` and renamed. What is no plain file, such as a pipe or a device, is written as it is, and so is
 * a file in a folder that takes no others.
 * Nothing is made before the sink opens, which tells what is wrong with the folder.
 */
export async function openOutFile(path: string): Promise<OutFile> {
  const target = await realpath(path).catch(() => path)
  const before = await stat(target).catch(() => null)
  const isPlain = before === null || before.isFile()
  if (!isPlain || !(await takesFiles(dirname(target), before !== null))) {
    return { sink: createWriteStream(target), commit: async () => undefined, abandon: async () => undefined }
  }
  const unfinished = join(dirname(target), `.${basename(target)}.${process.pid}.part`)
  const sink = createWriteStream(unfinished)
  return {
    sink,
    commit: async () => {
      if (before !== null) await chmod(unfinished, before.mode)
      await synced(unfinished)
      await rename(unfinished, target)
    },
    abandon: async () => {
      sink.destroy()
      await rm(unfinished, { force: true })
    },
  }
}

async function takesFiles(folder: string, otherwise: boolean): Promise<boolean> {
  const isWritable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  // Where there is no way but this one, it tells what is wrong.
  return isWritable || !otherwise
}

/** A name must not point at bytes that a power cut would take. */
async function synced(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
