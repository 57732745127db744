import { checkSpec } from '@shared/spec/checks/checkSpec'
import type { Dataset } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { textReadingParts } from '@shared/spec/reading'
import type { RunSpec } from '@shared/spec/runSpec'
import { nameList } from '@shared/spec/words/wording'
import { canonicalJson } from '@shared/data/reading/datasetId'

/**
 * Refuses at once what is known to be wrong with a spec without the rows of its table, so that no run is made of it.
 * @throws LabError of the first issue
 */
export function checkRun(spec: RunSpec, dataset: Dataset): void {
  checkReading(spec, dataset)
  const [issue] = checkSpec(spec, dataset.columns)
  if (issue !== undefined) throw LabError.ofIssue(issue)
}

/** The same bytes read in another way are another table. */
function checkReading({ reading }: RunSpec, dataset: Dataset): void {
  if (reading === null || canonicalJson(reading) === canonicalJson(dataset.reading)) return
  const other = textReadingParts.filter((part) => canonicalJson(reading[part]) !== canonicalJson(dataset.reading[part]))
  const message = `${dataset.name} was read with another ${nameList(other)} than these settings say. Open the file again with that, or set reading to null.`
  throw new LabError('bad-setting', message, ['reading'])
}
