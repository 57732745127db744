import { vi } from 'vitest'

/** Loads a worker entry as if it were on its own thread and gives what it posts, up to its last message. */
export async function runEntry<Message extends { kind: string }>(
  load: () => Promise<unknown>,
  workerData: object,
): Promise<Message[]> {
  const messages: Message[] = []
  vi.resetModules()
  const ended = new Promise<void>((resolve) => {
    const postMessage = (message: Message): void => {
      messages.push(structuredClone(message))
      if (message.kind !== 'progress') resolve()
    }
    vi.doMock('node:worker_threads', () => ({ parentPort: { postMessage }, workerData }))
  })
  await load()
  await ended
  return messages
}

/** The cancel flag of a request. */
export function cancelFlag(value: 0 | 1): SharedArrayBuffer {
  const flag = new Int32Array(new SharedArrayBuffer(4))
  flag[0] = value
  return flag.buffer
}
