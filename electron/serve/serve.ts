import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Lab } from '../lab/lab'
import { createAdmission } from './admission'
import { readBuiltFiles } from './builtFiles'
import { createPageServer } from './pageServer'
import { createSocketServer } from './socketServer'

export interface ServeOptions {
  lab: Lab
  /** The built renderer: index.html and its assets. */
  rendererFolder: string
  /** 0 or nothing takes a free port. */
  port?: number
}

export interface Served {
  /** The first address, good for one visit. */
  url: string
  port: number
  /** Another address, good for one visit. */
  newAddress(): string
  /** Ends every connection; the lab is the caller's to close. */
  close(): Promise<void>
}

/** Opens the browser door on the loopback interface. Rejects where the port is taken or the renderer is not built. */
export async function serve(options: ServeOptions): Promise<Served> {
  const files = await readBuiltFiles(options.rendererFolder)
  const admission = createAdmission()
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const sockets = createSocketServer(options.lab, admission, port)
  server.on('request', createPageServer(files, admission, port))
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))
  const newAddress = () => `http://127.0.0.1:${port}/?token=${admission.newToken()}`
  return {
    url: newAddress(),
    port,
    newAddress,
    close() {
      sockets.close()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
