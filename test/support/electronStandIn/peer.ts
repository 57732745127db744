/** Either end of the channel between two Node processes: a child seen from its parent, or a parent from its child. */
export interface Channel {
  send(message: unknown): void
  on(listener: (message: unknown) => void): void
}

export type Handlers = Record<string, (...args: never[]) => unknown>

interface Message {
  id: number
  /** A request names what it asks for; an answer does not. */
  name?: string
  args?: unknown[]
  value?: unknown
  error?: string
}

export interface Peer {
  ask(name: string, ...args: unknown[]): Promise<unknown>
  /** Answers what is still open with an error: the other end is gone. */
  end(reason: string): void
}

/** Calls by name in both directions. What a handler throws is thrown at the caller, as a message. */
export function createPeer(channel: Channel, handlers: Handlers): Peer {
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let nextId = 0
  channel.on((received) => {
    const { id, name, args = [], value, error } = received as Message
    if (name !== undefined) return void answer(id, name, args)
    const waiting = open.get(id)
    open.delete(id)
    if (error === undefined) waiting?.resolve(value)
    else waiting?.reject(new Error(error))
  })

  async function answer(id: number, name: string, args: unknown[]): Promise<void> {
    try {
      const handler = handlers[name] as ((...args: unknown[]) => unknown) | undefined
      if (!handler) throw new Error(`There is no ${name} here.`)
      channel.send({ id, value: await handler(...args) })
    } catch (error) {
      channel.send({ id, error: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    ask(name, ...args) {
      const id = nextId++
      return new Promise((resolve, reject) => {
        open.set(id, { resolve, reject })
        channel.send({ id, name, args })
      })
    },
    end(reason) {
      for (const waiting of open.values()) waiting.reject(new Error(reason))
      open.clear()
    },
  }
}
