import type { z } from 'zod'
import { appCalls } from './areas/app'
import { datasetsCalls } from './areas/datasets'
import { evaluationCalls } from './areas/evaluation'
import { filesCalls } from './areas/files'
import { operationsCalls } from './areas/operations'
import { modelsCalls } from './areas/models'
import { runsCalls } from './areas/runs'
import { settingsCalls } from './areas/settings'

/**
 * Every call of the lab, by its full name: what it takes and what it gives.
 * The type LabApi, the gate, the bridge, both transports and the tests are all derived from this table.
 */
export const labCalls = {
  ...appCalls,
  ...settingsCalls,
  ...filesCalls,
  ...operationsCalls,
  ...datasetsCalls,
  ...runsCalls,
  ...evaluationCalls,
  ...modelsCalls,
} as const

export type CallName = keyof typeof labCalls
export type CallArguments<Name extends CallName> = z.infer<(typeof labCalls)[Name]['args']>
export type CallResult<Name extends CallName> = z.infer<(typeof labCalls)[Name]['result']>

/** The lab as its callers see it. Refusals are LabErrors. */
export type LabApi = {
  [Name in CallName]: (args: CallArguments<Name>) => Promise<CallResult<Name>>
}

/** The functions of the calls of one area's table. */
export type CallsOf<Area> = Pick<LabApi, keyof Area & CallName>

export const callNames = Object.keys(labCalls) as CallName[]
