import { join } from 'node:path'
import type { LabEvent } from '@shared/contract/events'
import { labEventSchema } from '@shared/contract/events'
import type { CallArguments, CallName, CallResult } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'
import type { RunSpec } from '@shared/spec/runSpec'
import { createGate } from '../../../electron/lab/gate'
import { createLab } from '../../../electron/lab/createLab'
import type { Lab } from '../../../electron/lab/lab'
import { exampleSpec } from '../../support/examples'

const root = join(import.meta.dirname, '../../..')
export const admissions = join(root, 'samples/admissions.csv')

/** A lab on the built threads, with what it has told so far. */
export interface LabBench {
  lab: Lab
  events: LabEvent[]
  /** Through the gate, with every result held against its schema. */
  call<Name extends CallName>(name: Name, args: CallArguments<Name>): Promise<CallResult<Name>>
  /** Settles with the first event that fits, past or to come. */
  event(fits: (event: LabEvent) => boolean): Promise<void>
}

/** @param concurrentRuns null leaves it to the setting */
export async function openLab(workspace: string | null, concurrentRuns: number | null): Promise<LabBench> {
  const lab = await createLab({
    workspace,
    workers: join(root, 'out/main'),
    samples: join(root, 'samples'),
    version: '0.0.0',
    ...(concurrentRuns === null ? {} : { concurrentRuns }),
  })
  const events: LabEvent[] = []
  lab.subscribe((event) => events.push(labEventSchema.parse(event)))
  const gate = createGate(lab.api, { allowsPath: () => true, checkResults: true })
  return {
    lab,
    events,
    call: async (name, args) => {
      const reply = await gate(name, args)
      if (!reply.ok) throw LabError.from(reply.problem)
      return reply.value as CallResult<typeof name>
    },
    event: (fits) =>
      new Promise((resolve) => {
        if (events.some(fits)) return resolve()
        const end = lab.subscribe((candidate) => {
          if (!fits(candidate)) return
          end()
          resolve()
        })
      }),
  }
}

/** Of Admissions. */
export const admissionsSpec = (
  dataset: string,
  training: Partial<RunSpec['training']> = {},
  hidden: number[] = [],
): RunSpec => ({
  ...exampleSpec,
  dataset,
  preparation: { ...exampleSpec.preparation, target: 'admitted', features: ['exam_1', 'exam_2'] },
  network: { ...exampleSpec.network, hidden, initialisation: hidden.length === 0 ? 'zeros' : 'glorot' },
  training: { ...exampleSpec.training, ...training },
})
