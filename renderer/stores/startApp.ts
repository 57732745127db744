import type { LabBridge } from '@shared/contract/bridge'
import { LabError } from '@shared/contract/labError'
import { useDatasets } from './datasets/datasets'
import { useLab } from './lab'
import { useModels } from './models'
import { useNotices } from './notices'
import { useRuns } from './runs/runs'
import { useSettings } from './settings'

/** Connects to the lab and brings back what was open; where that fails, again when the lab can be reached. */
export async function startApp(connect: () => Promise<LabBridge>): Promise<void> {
  const lab = useLab()
  try {
    lab.attach(await connect())
  } catch (error) {
    reportUnreachable(error)
    return
  }
  lab.on('remarked', ({ text }) => useNotices().warn(text))
  lab.onReconnect(() => {
    if (!lab.ready) void restore()
  })
  await restore()
}

/** What cannot be read is told; the rest opens all the same. */
async function restore(): Promise<void> {
  const lab = useLab()
  const notices = useNotices()
  const settings = useSettings()
  const datasets = useDatasets()
  const runs = useRuns()
  const models = useModels()
  try {
    await lab.start()
  } catch (error) {
    reportUnreachable(error)
    return
  }
  await notices.attempt(() => settings.load())
  await Promise.all(
    [datasets.refresh, datasets.loadSamples, runs.load, models.load].map((load) => notices.attempt(load)),
  )
  await notices.attempt(async () => (await lab.call('app.remarks', {})).forEach(notices.warn))
  runs.restoreTicks(settings.settings.ticked)
  // The dataset that was open; after a crash that came before it was remembered, the newest.
  const last = datasets.list.find((entry) => entry.id === settings.settings.dataset) ?? datasets.list[0]
  if (last) await datasets.open(last.id)
  lab.ready = true
}

function reportUnreachable(error: unknown): void {
  const detail = error instanceof Error ? ` ${error.message}` : ''
  useNotices().fail(
    new LabError('internal', `Logit Lab could not be reached.${detail} Reload the page or start it again.`),
  )
}
