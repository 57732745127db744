import { checkSpec } from '@shared/spec/checks/checkSpec'
import type { Dataset } from '@shared/contract/dataset'
import type { Issue } from '@shared/spec/issue'
import type { RunSpec } from '@shared/spec/runSpec'
import { specVersion } from '@shared/spec/upgradeSpec'
import type { Draft } from './draftDefaults'

export function specOfDraft(dataset: Pick<Dataset, 'id' | 'reading'>, draft: Draft): RunSpec {
  const { preparation, network, training, seed } = draft
  return { version: specVersion, dataset: dataset.id, reading: dataset.reading, preparation, network, training, seed }
}

/** What stands between a draft and a run. */
export function issuesOfDraft(dataset: Pick<Dataset, 'id' | 'reading' | 'columns'>, draft: Draft): Issue[] {
  return checkSpec(specOfDraft(dataset, draft), dataset.columns)
}
