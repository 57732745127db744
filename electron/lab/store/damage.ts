/** What a row of the store is of. */
export type RowKind = 'setting' | 'dataset' | 'run' | 'model' | 'history'

/** Why it is left as it is: its bytes are not what was written, or another version of Logit Lab wrote it. */
export type RowFault = 'damaged' | 'unknown'

/** What of a workspace could not be taken as it lies, in numbers and once each. */
export interface DamageReport {
  /** Counts a row once, however often it is met. */
  leaveAlone(kind: RowKind, key: string, fault: RowFault): void
  say(sentence: string): void
  /** Whether nothing was found damaged so far. */
  readonly sound: boolean
  /** All there is to tell, for whoever comes later. */
  sentences(): string[]
  /** Hears what is found from now on. */
  listen(hear: (sentence: string) => void): void
}

export function createDamageReport(): DamageReport {
  const found = new Map<string, { kind: RowKind; fault: RowFault; keys: Set<string> }>()
  const said: string[] = []
  let hear: ((sentence: string) => void) | null = null
  let sound = true
  return {
    leaveAlone: (kind, key, fault) => {
      const group = found.get(`${kind} ${fault}`) ?? { kind, fault, keys: new Set() }
      if (group.keys.has(key)) return
      group.keys.add(key)
      found.set(`${kind} ${fault}`, group)
      if (fault === 'damaged') sound = false
      hear?.(sentenceOf(kind, fault, 1))
    },
    say: (sentence) => {
      said.push(sentence)
      sound = false
      hear?.(sentence)
    },
    get sound() {
      return sound
    },
    sentences: () => [
      ...said,
      ...[...found.values()].map(({ kind, fault, keys }) => sentenceOf(kind, fault, keys.size)),
    ],
    listen: (listener) => (hear = listener),
  }
}

/** What it costs that a row is left alone. */
const costs: Readonly<Record<RowKind, { one: string; many: string; cost: string }>> = {
  setting: { one: 'setting', many: 'settings', cost: 'The default stands for it.' },
  dataset: { one: 'dataset', many: 'datasets', cost: 'Open its file again to have it back.' },
  run: { one: 'run', many: 'runs', cost: 'It is not listed.' },
  model: { one: 'model', many: 'models', cost: 'It is not listed. Open its file again to have it back.' },
  history: { one: 'part of a history', many: 'parts of histories', cost: 'The curve has a gap there.' },
}

function sentenceOf(kind: RowKind, fault: RowFault, count: number): string {
  const { one, many, cost } = costs[kind]
  const what = count === 1 ? `1 ${one}` : `${count.toLocaleString('en-US')} ${many}`
  const verb = count === 1 ? ['is', 'was', 'it is'] : ['are', 'were', 'they are']
  return fault === 'damaged'
    ? `${what} in lab.sqlite ${verb[0]} damaged and ${verb[1]} left as ${verb[2]}. ${cost}`
    : `${what} in lab.sqlite ${verb[1]} written by another version of Logit Lab and ${verb[1]} left as ${verb[2]}. ${cost}`
}
