import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Sample } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { type GeneratedSample, generateSample } from '@shared/data/generatedSamples'

interface Source extends Omit<Sample, 'generated'> {
  /** A file of the samples folder, or what is generated. */
  file?: string
  kind?: GeneratedSample
}

const sources: Source[] = [
  {
    id: 'admissions',
    title: 'Admissions',
    file: 'admissions.csv',
    description: '100 applicants, two exam scores, admitted or not',
  },
  {
    id: 'iris',
    title: 'Iris',
    file: 'iris.csv',
    description: '150 flowers, four measurements, three species',
  },
  {
    id: 'wine',
    title: 'Wine',
    file: 'wine.csv',
    description: '178 wines, 13 measurements, three cultivars',
  },
  {
    id: 'breast-cancer',
    title: 'Breast cancer',
    file: 'breast_cancer.csv',
    description: '569 biopsies, 30 measurements, benign or malignant',
  },
  { id: 'two-moons', title: 'Two moons', kind: 'two-moons', description: 'Two interleaved half circles' },
  { id: 'circles', title: 'Circles', kind: 'circles', description: 'One class inside the other' },
  {
    id: 'xor',
    title: 'XOR',
    kind: 'xor',
    description: 'Opposite corners share a class: no straight line separates them',
  },
  { id: 'spiral', title: 'Spiral', kind: 'spiral', description: 'Two spirals: a hard case for small networks' },
]

/** What a person can open without a file of their own. */
export const samples: Sample[] = sources.map(({ id, title, description, kind }) => ({
  id,
  title,
  description,
  generated: kind !== undefined,
}))

/**
 * The file of a bundled sample, or the text of a generated one.
 * @throws LabError `not-found`
 */
export function findSample(
  id: string,
  folder: string,
): { name: string; path: string } | { name: string; text: string } {
  const source = sources.find((candidate) => candidate.id === id)
  if (source?.kind !== undefined) return { name: `${id}.csv`, text: generateSample(source.kind) }
  if (source?.file === undefined) throw new LabError('not-found', `There is no sample named ${id}.`)
  const path = join(folder, source.file)
  if (!existsSync(path)) throw new LabError('not-found', `The sample ${source.file} is missing from this installation.`)
  return { name: source.file, path }
}
