/** Rows by truth and prediction at a threshold, as sums of weights; without weights, numbers of rows. */
export interface Fourfold {
  truePositives: number
  falsePositives: number
  falseNegatives: number
  trueNegatives: number
}

/** What a false alarm and a miss cost, in a unit of the user's own. */
export interface Costs {
  falseAlarm: number
  miss: number
}

export function costOf({ falsePositives, falseNegatives }: Fourfold, { falseAlarm, miss }: Costs): number {
  return falsePositives * falseAlarm + falseNegatives * miss
}

export function totalOf(table: Fourfold): number {
  return table.truePositives + table.falsePositives + table.falseNegatives + table.trueNegatives
}
