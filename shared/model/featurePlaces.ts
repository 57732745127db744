import { LabError } from '../contract/labError'
import type { FittedPreparation } from '../data/preparation/fittedPreparation'
import { nearKey } from '../spec/words/nearKey'
import { counted, nameList } from '../spec/words/wording'
import { outerKey } from '../data/reading/cells/levelKeys'

/**
 * Where the columns of a file hold the features of a model: by the same name, or by one that differs in blanks around it, in invisible
 * marks or in how accents are composed alone, where only one column does. Features that are not found are left out.
 *
 * @param header names of the columns
 * @returns by feature the index of its column
 */
export function featurePlaces({ inputs }: FittedPreparation, header: readonly string[]): Map<string, number> {
  return columnPlaces(
    inputs.map(({ feature }) => feature),
    header,
  )
}

/** The same for any columns by their names. */
export function columnPlaces(names: readonly string[], header: readonly string[]): Map<string, number> {
  return placesBy(names, header, (name) => outerKey(name).normalize('NFC'))
}

/** The features that the file lacks. */
export function missingFeatures(preparation: FittedPreparation, header: readonly string[]): string[] {
  const places = featurePlaces(preparation, header)
  return preparation.inputs.map(({ feature }) => feature).filter((feature) => !places.has(feature))
}

/**
 * Where the columns of a file hold every feature of a model.
 * @throws LabError `bad-file` naming the features that the file lacks
 */
export function requiredPlaces(
  preparation: FittedPreparation,
  header: readonly string[],
  fileName: string,
): Map<string, number> {
  const absent = missingFeatures(preparation, header)
  if (absent.length === 0) return featurePlaces(preparation, header)
  const near = absent.flatMap((feature) => {
    const name = nearName(feature, header)
    return name === null ? [] : [`${feature} is there as ${name}`]
  })
  const todo = near.length === 0 ? 'Add them' : `${nameList(near)}: rename ${near.length === 1 ? 'it' : 'them'}`
  throw new LabError(
    'bad-file',
    `${fileName} lacks ${counted(absent.length, 'column')} that the model needs: ${nameList(absent)}. ${todo}, or choose another file.`,
  )
}

/** A column that is most likely meant by a feature that is missing: its name differs in case, blanks or signs alone. */
export function nearName(feature: string, header: readonly string[]): string | null {
  const place = placesBy([feature], header, nearKey).get(feature)
  return place === undefined ? null : (header[place] as string)
}

function placesBy(
  features: readonly string[],
  header: readonly string[],
  key: (name: string) => string,
): Map<string, number> {
  const taken = new Map<string, number[]>()
  header.forEach((name, index) => taken.set(key(name), [...(taken.get(key(name)) ?? []), index]))
  return new Map(
    features.flatMap((feature) => {
      const exact = header.indexOf(feature)
      if (exact >= 0) return [[feature, exact] as const]
      const near = taken.get(key(feature)) ?? []
      return near.length === 1 ? [[feature, near[0] as number] as const] : []
    }),
  )
}
