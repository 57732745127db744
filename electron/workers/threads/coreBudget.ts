/**
 * How the cores of the machine are shared by the runs that train at once. Every run takes one for itself, whatever the
 * others hold: how many runs train at once is the person's choice. Helpers come out of what is idle, up to an equal share
 * for each run. Results never depend on any of this.
 *
 * The account is in shared memory, because the threads that take and give are busy and hear no messages.
 */
export interface CoreShare {
  /** Three Int32s for all runs: the cores there are, those in use, and the runs that hold some. */
  cores: SharedArrayBuffer
  /** One Int32: the cores that this run holds. What a thread that died held can so be given back by others. */
  held: SharedArrayBuffer
}

const total = 0
const inUse = 1
const runs = 2

export function createCores(count: number): SharedArrayBuffer {
  const cores = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)
  new Int32Array(cores)[total] = count
  return cores
}

export function createCoreShare(cores: SharedArrayBuffer): CoreShare {
  return { cores, held: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) }
}

/** The core of the run's own thread, also where none is idle. */
export function claimOwnCore(share: CoreShare): void {
  const cores = new Int32Array(share.cores)
  Atomics.add(cores, runs, 1)
  Atomics.add(cores, inUse, 1)
  Atomics.add(new Int32Array(share.held), 0, 1)
}

/** Helpers that a run may have beside its own thread, while so many runs hold cores: an equal share each. */
export function helpersAllowed(share: CoreShare): number {
  const cores = new Int32Array(share.cores)
  return Math.max(0, Math.floor(Atomics.load(cores, total) / Math.max(1, Atomics.load(cores, runs))) - 1)
}

/** Claims idle cores, `most` at most, and says how many. */
export function claimIdleCores(share: CoreShare, most: number): number {
  const cores = new Int32Array(share.cores)
  for (;;) {
    const used = Atomics.load(cores, inUse)
    const claimed = Math.max(0, Math.min(most, Atomics.load(cores, total) - used))
    if (claimed === 0) return 0
    if (Atomics.compareExchange(cores, inUse, used, used + claimed) !== used) continue
    Atomics.add(new Int32Array(share.held), 0, claimed)
    return claimed
  }
}

export function releaseCores(share: CoreShare, count: number): void {
  Atomics.sub(new Int32Array(share.held), 0, count)
  Atomics.sub(new Int32Array(share.cores), inUse, count)
}

/** Gives back all that the run holds. Doing so twice is harmless. */
export function releaseShare(share: CoreShare): void {
  const held = Atomics.exchange(new Int32Array(share.held), 0, 0)
  if (held === 0) return
  const cores = new Int32Array(share.cores)
  Atomics.sub(cores, inUse, held)
  Atomics.sub(cores, runs, 1)
}

/** Cores in use by all runs. */
export function coresInUse(cores: SharedArrayBuffer): number {
  return Atomics.load(new Int32Array(cores), inUse)
}
