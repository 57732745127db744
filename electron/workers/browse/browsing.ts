import { parentPort } from 'node:worker_threads'
import { createBrowser } from './browse'
import type { BrowseRequest } from './browseMessages'

/** The browsing thread: rows, columns and previews. */
const port = parentPort
if (!port) throw new Error('This file is a worker thread of Logit Lab.')
const answer = createBrowser()
port.on('message', (request: BrowseRequest) => {
  void answer(request).then((reply) => {
    const copies = reply.ok && reply.kind === 'columns' ? reply.columns : []
    const buffers = copies.map(
      (column) => (column.kind === 'number' ? column.values : column.codes).buffer as ArrayBuffer,
    )
    port.postMessage(reply, buffers)
  })
})
