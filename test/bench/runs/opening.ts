/** How long something took, in milliseconds: by the clock, and of the processor, which other work on the machine does not change. */
export interface Took {
  clock: number
  processor: number
}

/** What one opening of a workspace told. */
export interface Opening {
  runs: number
  /** Of the list on the wire. */
  bytes: number
  start: Took
  list: Took
  encode: Took
  decode: Took
  screen: Took
  add: Took
  name: Took
}

/** The run that the others are copies of. */
export const templateName = 'Run 00000'
