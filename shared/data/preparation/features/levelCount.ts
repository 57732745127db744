/** A level with the number of training rows that have it; where rows have weights, with their sum. */
export interface LevelCount {
  level: string
  count: number
}
