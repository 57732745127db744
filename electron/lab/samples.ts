import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Sample } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { type GeneratedSample, generateSample } from '@shared/data/generatedSamples'

const bundled: Record<string, string> = {
  admissions: 'admissions.csv',
  iris: 'iris.csv',
  wine: 'wine.csv',
  'breast-cancer': 'breast_cancer.csv',
}

const generated: Record<string, GeneratedSample> = {
  'two-moons': 'two-moons',
  circles: 'circles',
  xor: 'xor',
  spiral: 'spiral',
}

export const samples: Sample[] = [
  {
    id: 'admissions',
    title: 'Admissions',
    description: '100 applicants, two exam scores, admitted or not',
    generated: false,
  },
  { id: 'iris', title: 'Iris', description: '150 flowers, four measurements, three species', generated: false },
  { id: 'wine', title: 'Wine', description: '178 wines, 13 measurements, three cultivars', generated: false },
  {
    id: 'breast-cancer',
    title: 'Breast cancer',
    description: '569 biopsies, 30 measurements, benign or malignant',
    generated: false,
  },
  { id: 'two-moons', title: 'Two moons', description: 'Two interleaved half circles', generated: true },
  { id: 'circles', title: 'Circles', description: 'One class inside the other', generated: true },
  {
    id: 'xor',
    title: 'XOR',
    description: 'Opposite corners share a class: no straight line separates them',
    generated: true,
  },
  { id: 'spiral', title: 'Spiral', description: 'Two spirals: a hard case for small networks', generated: true },
]

/** The file of a bundled sample, or the text of a generated one. */
export function findSample(
  id: string,
  folder: string,
): { name: string; path: string } | { name: string; text: string } {
  const file = Object.hasOwn(bundled, id) ? bundled[id] : undefined
  if (file !== undefined) {
    const path = join(folder, file)
    if (!existsSync(path)) throw new LabError('not-found', `The sample ${file} is missing from this installation.`)
    return { name: file, path }
  }
  const kind = Object.hasOwn(generated, id) ? generated[id] : undefined
  if (kind === undefined) throw new LabError('not-found', `There is no sample named ${id}.`)
  return { name: `${id}.csv`, text: generateSample(kind) }
}
