import { defaultReading } from '@shared/spec/reading'
import { upgradeReading } from '@shared/spec/upgradeSpec'

/** What is stored of a dataset by an earlier version, as it is stored today; anything else as it is. */
export function upgradeDataset(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('reading' in value) {
    const reading = upgradeReading(value.reading)
    return reading === value.reading ? value : { ...value, reading }
  }
  // From before readings were recorded.
  const { delimiter, encoding, header, ...rest } = value as Record<string, unknown>
  const reading = { ...defaultReading, delimiter, encoding, header }
  return { ...rest, source: rest['id'], reading, onDisk: false }
}
