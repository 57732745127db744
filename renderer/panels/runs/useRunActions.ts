import { moreEpochsFix } from '@shared/contract/fix'
import { useRouter } from 'vue-router'
import type { RunSummary } from '@shared/contract/run'
import { copyText } from '../../stores/copyText'
import type { MenuItem } from '../../controls/menuItem'
import { useDatasets } from '../../stores/datasets/datasets'
import { withFix } from '../../stores/draft/applyFix'
import { useDraft } from '../../stores/draft/draft'
import { useModels } from '../../stores/models'
import { useNotices } from '../../stores/notices'
import { useRuns } from '../../stores/runs/runs'
import { rowText } from './runColumns'
import { runControls } from './runControls'
import { useRunControl } from './useRunControl'
import { commandLine } from '@shared/spec/words/commandLine'

const endedEarly = new Set(['interrupted', 'cancelled', 'failed', 'diverged'])

/** What can be done with a run; `rename` is the row's own. */
export function useRunActions(): (run: RunSummary, rename: () => void) => MenuItem[] {
  const runs = useRuns()
  const draft = useDraft()
  const models = useModels()
  const datasets = useDatasets()
  const notices = useNotices()
  const router = useRouter()
  const { steer } = useRunControl()

  /** One for each format; before they are known one that cannot be chosen. */
  const exportItems = (run: RunSummary): MenuItem[] => {
    const formats = models.formats.get(run.id)
    if (run.fingerprint === null || formats === undefined) {
      return [{ label: 'Export model…', disabled: true, run: () => undefined }]
    }
    return formats.map(({ id, label }) => ({
      label: `Export ${label}…`,
      run: () => void notices.attempt(() => models.exportRun(run.id, id)),
    }))
  }

  return (run, rename) => {
    const file = datasets.current?.fileName ?? datasets.current?.name ?? 'data.csv'
    // Its identity is that of its bytes where nobody overruled how they are read.
    const overruled = datasets.current !== null && datasets.current.id !== datasets.current.source
    const items: MenuItem[] = [
      ...runControls(run.state).map(({ action, label }) => ({ label, run: () => steer(run.id, action) })),
      { label: 'Show only this', run: () => runs.tickOnly(run.id) },
      run.id === runs.pinned
        ? { label: 'Unpin the decision surface', run: () => runs.pin(run.id, false) }
        : { label: 'Pin the decision surface', run: () => runs.pin(run.id, true) },
      {
        label: 'Evaluate',
        disabled: run.fingerprint === null,
        run: () => void router.push({ path: '/evaluate', query: { run: run.id } }),
      },
      { label: 'Rename', run: rename, takesFocus: true },
      { label: 'Use these settings', run: () => draft.use(run.spec) },
    ]
    if (endedEarly.has(run.state)) {
      items.push({ label: 'Train again', run: () => void notices.attempt(() => runs.train(run.spec)) })
    }
    const further = run.ending?.reason === 'epochs' ? moreEpochsFix(run.spec.training) : null
    if (further !== null) {
      const { label } = further
      items.push({ label, run: () => void notices.attempt(() => runs.train(withFix(run.spec, further))) })
    }
    items.push(
      ...exportItems(run),
      {
        label: 'Copy spec as JSON',
        run: () => void copyText(JSON.stringify(run.spec, null, 2), `the spec of ${run.name}`),
      },
      {
        label: 'Copy command line',
        run: () =>
          void copyText(commandLine(run.spec, file, overruled, run.classes), `the command line of ${run.name}`),
      },
    )
    items.push({ label: 'Copy row', run: () => void copyText(rowText(run), `the row of ${run.name}`) })
    items.push({ label: 'Remove', danger: true, run: () => void notices.attempt(() => runs.remove(run)) })
    return items
  }
}
