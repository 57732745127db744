import { noArguments } from '../noArguments'
import { settingsSchema } from '../settings'

/** What the app remembers. */
export const settingsCalls = {
  'settings.get': { args: noArguments, result: settingsSchema },
  /** Replaces what is named; answers all that is kept now. */
  'settings.save': { args: settingsSchema.partial().strict(), result: settingsSchema },
} as const
