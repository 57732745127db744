import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { SampledColumns } from '@shared/contract/dataset'
import { useLab } from '../lab'

/** Rows of the table on a plane of two features; entry i of each array is the same row. */
export interface PlanePoints {
  /** Their places in the file, from 0; entry i is i where all rows are there. */
  numbers: Uint32Array
  /** Rows of the table. */
  total: number
  x: Float64Array
  y: Float64Array
  /** Index of the row's class; `noClass` where the target is missing or the run does not know the class. */
  classes: Uint32Array
  /** The target where it is a number, else null. */
  values: Float64Array | null
}

export const noClass = 0xffff_ffff

/** The columns of a picture by name: across, up, and what is predicted. */
export interface PlaneColumns {
  x: string
  y: string
  target: string
}

/**
 * The rows of a picture among columns that were sampled; null unless x and y hold numbers and the target is there.
 * @param classNames the run's classes in its order; null where it predicts a number
 */
export function planePoints(
  { numbers, total, columns }: SampledColumns,
  names: PlaneColumns,
  classNames: readonly string[] | null,
): PlanePoints | null {
  const find = (name: string) => columns.find((column) => column.name === name)
  const [x, y, target] = [find(names.x), find(names.y), find(names.target)]
  if (x?.kind !== 'number' || y?.kind !== 'number' || target === undefined) return null
  const place = { numbers, total, x: x.values, y: y.values }
  if (classNames === null) {
    return target.kind === 'number' ? { ...place, classes: new Uint32Array(), values: target.values } : null
  }
  const indexOfClass = new Map(classNames.map((name, index) => [name, index]))
  if (target.kind === 'number') {
    const classes = Uint32Array.from(target.values, (value) => indexOfClass.get(String(value)) ?? noClass)
    return { ...place, classes, values: null }
  }
  const indexOfLevel = target.levels.map((level) => indexOfClass.get(level) ?? noClass)
  return { ...place, classes: target.codes.map((code) => indexOfLevel[code] ?? noClass), values: null }
}

/** The columns of the plane on screen; the last answer asked for wins. */
export const usePoints = defineStore('points', () => {
  const lab = useLab()
  const sampled = shallowRef<SampledColumns>({ numbers: new Uint32Array(), total: 0, columns: [] })
  let asked = ''

  async function load(dataset: string, names: readonly string[]): Promise<void> {
    const wanted = [...new Set(names)]
    const key = JSON.stringify([dataset, wanted])
    if (key === asked) return
    asked = key
    try {
      const answer = await lab.call('datasets.sampledColumns', { dataset, columns: wanted })
      if (asked === key) sampled.value = answer
    } catch (error) {
      if (asked === key) asked = ''
      throw error
    }
  }

  return { sampled, load }
})
