import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ColumnData } from '@shared/contract/dataset'
import { useLab } from './lab'

/** The rows of the table on a plane of two features; entry i of each array is row i. */
export interface PlanePoints {
  x: Float64Array
  y: Float64Array
  /** Index of the row's class; `noClass` where the target is missing or the run does not know the class. */
  classes: Uint32Array
}

export const noClass = 0xffff_ffff

/** `columns` are x, y and the target; null unless x and y hold numbers. */
export function planePoints(columns: readonly ColumnData[], classNames: readonly string[]): PlanePoints | null {
  const [x, y, target] = columns
  if (x?.kind !== 'number' || y?.kind !== 'number' || target === undefined) return null
  const indexOfClass = new Map(classNames.map((name, index) => [name, index]))
  if (target.kind === 'number') {
    const classes = Uint32Array.from(target.values, (value) => indexOfClass.get(String(value)) ?? noClass)
    return { x: x.values, y: y.values, classes }
  }
  const indexOfLevel = target.levels.map((level) => indexOfClass.get(level) ?? noClass)
  return { x: x.values, y: y.values, classes: target.codes.map((code) => indexOfLevel[code] ?? noClass) }
}

/** The points of the plane on screen; the last answer asked for wins. */
export const usePoints = defineStore('points', () => {
  const lab = useLab()
  const columns = shallowRef<ColumnData[]>([])
  let asked = ''

  async function load(dataset: string, x: string, y: string, target: string): Promise<void> {
    const key = JSON.stringify([dataset, x, y, target])
    if (key === asked) return
    asked = key
    try {
      const answer = await lab.call('getColumns', { dataset, columns: [x, y, target] })
      if (asked === key) columns.value = answer
    } catch (error) {
      if (asked === key) asked = ''
      throw error
    }
  }

  return { columns, load }
})
