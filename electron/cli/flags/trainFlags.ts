import { type Command, Option } from 'commander'
import { type SettingPath, settingAt, settingPaths } from '@shared/spec/settings/table'
import { type ReadingFlags, addReadingFlags } from './readingFlags'

/** The flags of `train` as commander hands them over: the words of settings by the key of their option, and those of the command. */
export interface TrainFlags extends ReadingFlags {
  allFolds?: boolean
  out?: string
  format?: string
  json?: boolean
  [key: string]: unknown
}

/** The words that a person gave, by setting; those of a flag that may be given again are several. */
export type GivenWords = ReadonlyMap<SettingPath, readonly string[]>

/** Every setting of a RunSpec as a flag, with the default that the screen has too; those of the reading follow from the file. */
export function addTrainFlags(command: Command): Command {
  for (const path of settingPaths) {
    command.addOption(optionOf(path))
    if (path === 'preparation.fold') {
      command.option('--all-folds', 'train one run per fold and report how the validation metrics vary')
    }
  }
  return addReadingFlags(command)
}

/** What was given, as words: a flag without a word that begins with `no-` says no. */
export function givenWords(flags: TrainFlags): GivenWords {
  const given = settingPaths.flatMap((path): [SettingPath, string[]][] => {
    const value = flags[optionOf(path).attributeName()]
    if (settingAt(path).word === '') return value === false ? [[path, ['no']]] : []
    if (value === undefined) return []
    return [[path, Array.isArray(value) ? value.map(String) : [String(value)]]]
  })
  return new Map(given)
}

function optionOf(path: SettingPath): Option {
  const { flag, word, hint, choices, initial, follows, followsText, write } = settingAt(path)
  const standard = follows === undefined && followsText === undefined ? write(initial) : (followsText ?? '')
  const after = standard === '' || word === '' ? '' : ` (default: ${standard})`
  const option = new Option(
    word === '' ? `--${flag}` : `--${flag} ${word}`,
    `${flag.startsWith('no-') ? 'turns off: ' : ''}${inHelp(hint)}${after}`,
  )
  if (path === 'preparation.target') option.makeOptionMandatory()
  if (path === 'preparation.columns') option.argParser((text: string, given?: string[]) => [...(given ?? []), text])
  return choices === undefined ? option : option.choices(choices.map(({ value }) => value))
}

/** A hint of the screen as the help has it: without a capital and a full stop. */
function inHelp(hint: string): string {
  const start = /^[A-Z](?=[a-z ])/.test(hint) ? hint.charAt(0).toLowerCase() + hint.slice(1) : hint
  return start.replace(/\.$/, '')
}
