import type { Alike } from '../../../spec/columnForm'

/** Marks without a width: U+00AD, U+200B to U+200F, U+202A to U+202E, U+2060 to U+2064, U+FEFF. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

export function hasInvisible(text: string): boolean {
  return text.search(invisible) >= 0
}

export function withoutInvisible(text: string): string {
  return text.replace(invisible, '')
}

/**
 * A level or a name as it is compared: without blanks around it and without invisible marks. This is the rule by which levels and
 * names are matched at import and in scoring. Joiners within a word of a script that needs them are compared away only, never cut
 * from what is shown where no other spelling is there.
 */
export function outerKey(text: string): string {
  return withoutInvisible(text).trim()
}

const dashes = /[\u2010-\u2015\u2212]/g
const quotes = /[\u2018\u2019\u02bc\u00b4`]/g

/** The same where further differences do not count either. */
export function levelKey(text: string, alike: readonly Alike[]): string {
  let key = outerKey(text)
  if (alike.includes('signs')) key = key.normalize('NFKC').replace(dashes, '-').replace(quotes, "'")
  if (alike.includes('composition')) key = key.normalize('NFC')
  if (alike.includes('blanks')) key = key.replace(/\s+/gu, ' ')
  return alike.includes('case') ? key.toLowerCase() : key
}
