import { LabError } from '@shared/contract/labError'
import type { ModelFile } from '@shared/exports/modelFile'
import { counted } from '@shared/spec/words/wording'
import type { InspectedFile } from '../import/source/inspectedFile'

/**
 * Columns that have no names are matched by their places: with another number of them than the model's table had they may be others.
 * @throws LabError `bad-file`
 */
export function checkWidth({ dataset, spec, preparation }: ModelFile, { name, header, reading }: InspectedFile): void {
  const known = dataset.columns
  const ofModel = preparation.inputs.map(({ feature }) => feature)
  if (known === null || reading.header || !ofModel.every((feature) => /^column_\d+$/.test(feature))) return
  // The target may be left out of a file that is scored, where it stands last.
  const target = spec.preparation.target
  if (header.length === known || (target === `column_${known}` && header.length === known - 1)) return
  throw new LabError(
    'bad-file',
    `${name} has ${counted(header.length, 'column')} and no names for them; the table of the model had ${known}, and columns without names are matched by their places. Add a row of names, or choose another file.`,
  )
}
