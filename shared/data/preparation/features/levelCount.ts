/** A level with the number of training rows that have it. */
export interface LevelCount {
  level: string
  count: number
}
