import type { Dataset } from '@shared/contract/dataset'
import type { Catalogue } from './catalogue'
import { findSample } from './samples'

/** Opens bundled samples; asked for twice at the same time, a sample is imported once. */
export function createSampleOpener(
  catalogue: Pick<Catalogue, 'import' | 'importText'>,
  folders: { samples: string; temporary: string },
): (operation: string, sample: string) => Promise<Dataset> {
  const opening = new Map<string, Promise<Dataset>>()
  const open = async (operation: string, sample: string): Promise<Dataset> => {
    const found = findSample(sample, folders.samples)
    if ('text' in found) return catalogue.importText(operation, found.name, found.text, folders.temporary)
    return catalogue.import(operation, { ...found, release: () => Promise.resolve() }, {})
  }
  return (operation, sample) => {
    const opened = opening.get(sample) ?? open(operation, sample).finally(() => opening.delete(sample))
    opening.set(sample, opened)
    return opened
  }
}
