import type { EarlierSpec } from './settings/setting'
import { settingParts } from './settings/table'

/** The version of the RunSpec that this app writes. A setting that is added needs no new one: see `earlier` in its row. */
export const specVersion = 4

/**
 * A spec of an earlier version as one of today, with the values that it stood for; anything else as it is. What is wrong
 * with it is the schema's to say.
 */
export function upgradeSpec(value: unknown): unknown {
  if (!isObject(value) || !isVersion(value['version'])) return value
  const parts = Object.keys(settingParts)
  if (!parts.every((part) => isObject(value[part]))) return value
  const filled = parts.map((part) => [part, filledPart(value as EarlierSpec, part as keyof typeof settingParts)])
  const isCurrent =
    value['version'] === specVersion && filled.every(([part, settings]) => settings === value[part as string])
  if (isCurrent) return value
  return {
    ...value,
    version: specVersion,
    reading: upgradeReading(value['reading'] ?? null),
    ...Object.fromEntries(filled),
  }
}

/** How a file is read became one of several kinds in version 4: until then there was text only. */
export function upgradeReading(reading: unknown): unknown {
  return isObject(reading) && !('kind' in reading) ? { kind: 'text', ...reading } : reading
}

/** A part with every setting that it lacks as it was before that setting was there. */
function filledPart(spec: EarlierSpec, part: keyof typeof settingParts): unknown {
  const settings = spec[part] ?? {}
  const missing = Object.entries(settingParts[part]).flatMap(([key, { earlier }]) =>
    earlier === undefined || Object.hasOwn(settings, key) ? [] : [[key, earlier(spec) as unknown] as const],
  )
  return missing.length === 0 ? settings : { ...settings, ...Object.fromEntries(missing) }
}

function isVersion(version: unknown): boolean {
  return Number.isInteger(version) && (version as number) >= 1 && (version as number) <= specVersion
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
