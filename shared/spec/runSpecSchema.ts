import { z } from 'zod'
import { conflicts } from './checks/conflicts'
import { runSpecShape } from './runSpec'
import { upgradeSpec } from './upgradeSpec'

/** A RunSpec of this or an earlier version, as one of today whose settings go together. */
export const runSpecSchema = z.preprocess(
  upgradeSpec,
  runSpecShape.superRefine((spec, context) => {
    for (const { code, path, params, message } of conflicts(spec)) {
      context.addIssue({ code: 'custom', path: [...path], message, params: { ...params, code } })
    }
  }),
)
