/** Okabe and Ito, "Color Universal Design" (2008): eight colours told apart by every colour vision; black and yellow left out. */
export const runColours = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#D55E00', '#56B4E9'] as const

export interface RunStyle {
  colour: string
  /** True from the seventh run on, where the colours start again. */
  dash: boolean
}

/** Colour and line style of the run at `index` (from 0) in the list; after twelve runs both start again. */
export function runStyle(index: number): RunStyle {
  const place = ((Math.trunc(index) % 12) + 12) % 12
  return { colour: runColours[place % 6] ?? runColours[0], dash: place >= 6 }
}

/** Lengths of dashes and gaps in px: validation is always more broken than training. */
export function linePattern(part: 'train' | 'validation', dash: boolean): number[] | null {
  if (part === 'train') return dash ? [10, 3, 2, 3] : null
  return dash ? [1.5, 3] : [5, 4]
}
