/** What one opening of a workspace told, in milliseconds. */
export interface Opening {
  runs: number
  /** Of the list on the wire. */
  bytes: number
  start: number
  list: number
  encode: number
  decode: number
  screen: number
  add: number
  name: number
}

/** The run that the others are copies of. */
export const templateName = 'Run 00000'
