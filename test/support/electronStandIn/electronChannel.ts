import { type Handlers, type Peer, createPeer } from './peer'

let peer: Peer | null = null

/** Opens the channel to the process that holds the browser. */
export function connect(handlers: Handlers): void {
  const channel = {
    send: (message: unknown) => void (process.connected && process.send?.(message)),
    on: (listener: (message: unknown) => void) => void process.on('message', listener),
  }
  peer = createPeer(channel, handlers)
  // Without its browser the app has nothing to show.
  process.on('disconnect', () => process.exit(1))
}

export function ask(name: string, ...args: unknown[]): Promise<unknown> {
  if (!peer) throw new Error('The channel to the browser is not open yet.')
  return peer.ask(name, ...args)
}
