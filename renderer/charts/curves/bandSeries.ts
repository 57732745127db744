import type { CustomSeriesRenderItem } from 'echarts'

/** The area between two lines over the same places of x from 0 to 1, as a series below the others. */
export function bandSeries({ low, high }: { low: ArrayLike<number>; high: ArrayLike<number> }, colour: string): object {
  const last = low.length - 1
  const renderItem: CustomSeriesRenderItem = (_, api) => {
    const point = (values: ArrayLike<number>, at: number) => api.coord([at / last, values[at] as number])
    const up = Array.from({ length: last + 1 }, (_unused, at) => point(high, at))
    const back = Array.from({ length: last + 1 }, (_unused, at) => point(low, last - at))
    return {
      type: 'polygon',
      shape: { points: [...up, ...back] },
      style: { fill: colour, opacity: 0.2 },
      silent: true,
    } as ReturnType<CustomSeriesRenderItem>
  }
  return { type: 'custom', silent: true, clip: true, renderItem, data: [[0, 0]], z: 1 }
}
