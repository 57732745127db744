/** The bounds every door shares. A value outside them is refused by name, never clipped silently. */
export const limits = {
  hiddenLayers: 8,
  unitsPerLayer: 1024,
  parameters: 4_000_000,
  epochs: 100_000,
  learningRate: 100,
  batchSize: 1_000_000,
  l1: 1000,
  l2: 1000,
  weightDecay: 1000,
  momentum: 0.9999,
  clip: 1e6,
  dropout: 0.9,
  huberDelta: 1000,
  classWeight: 1e6,
  tolerance: 1,
  /** Largest share of the rows that validation and test may take together. */
  heldOutShare: 0.9,
  classes: 100,
  /** A category column with more levels than this is not offered as a feature. */
  featureLevels: 100,
  columns: 2000,
  /** Inputs of a network: one or more a feature, and their products. */
  inputs: 10_000,
  interactions: 100,
  /** Factors of a product of numbers. */
  degree: 6,
  rareBelow: 1_000_000,
  folds: 50,
  repeats: 50,
  /** Cells of the rows that a view is filtered by: the longest text that is searched for. */
  searchCharacters: 200,
  correlatedColumns: 60,
  uploadChunkBytes: 4 * 1024 * 1024,
  tablePageRows: 500,
  /** Of a wide table a page has fewer rows: each cell is a text that the window's thread takes in. */
  tablePageCells: 50_000,
  /** Runs that can be ticked at a time. */
  tickedRuns: 50,
  /** Runs that are compared on the same rows at a time. */
  comparedRuns: 10,
  /** Runs of a group: folds times seeds. */
  groupedRuns: 500,
  /** Rows that a plot is given: many times those that it draws, so that what a box selects is what is there. */
  sampledRows: 250_000,
  fieldResolution: 256,
  seed: 0xffff_ffff,
  /** Runs of one report. */
  reportedRuns: 20,
  concurrentRuns: 16,
  /** Datasets or runs that are deleted for good by one call. */
  erasedAtOnce: 10_000,
} as const
