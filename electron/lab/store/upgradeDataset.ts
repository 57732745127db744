import { defaultReading } from '@shared/spec/reading'

/** What is stored of a dataset, from before readings were recorded, as it is stored today; anything else as it is. */
export function upgradeDataset(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'reading' in value) return value
  const { delimiter, encoding, header, ...rest } = value as Record<string, unknown>
  const reading = { ...defaultReading, delimiter, encoding, header }
  return { ...rest, source: rest['id'], reading, onDisk: false }
}
