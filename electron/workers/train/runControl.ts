/** What a run is asked to do while its thread is busy: the one Int32 of its control word. */
const wishes = { goOn: 0, cancel: 1, pause: 2 } as const
export type Wish = keyof typeof wishes

export function createControl(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
}

/** A cancel is never taken back: a pause after it is not heard. */
export function ask(control: SharedArrayBuffer, wish: 'cancel' | 'pause'): void {
  const word = new Int32Array(control)
  if (wish === 'cancel') Atomics.store(word, 0, wishes.cancel)
  else Atomics.compareExchange(word, 0, wishes.goOn, wishes.pause)
}

/** A function that is cheap enough to be called between blocks of rows. */
export function listenTo(control: SharedArrayBuffer): () => Wish {
  const word = new Int32Array(control)
  return () => {
    const value = Atomics.load(word, 0)
    return value === wishes.cancel ? 'cancel' : value === wishes.pause ? 'pause' : 'goOn'
  }
}
