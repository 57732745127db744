import iconv from 'iconv-lite'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadEncodingLibraries } from '../../../../../electron/workers/import/source/encodingLibraries'
import { guessEncoding, guessLegacyEncoding } from '../../../../../electron/workers/import/source/encodingGuess'

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
/** Written with Python's shift_jis codec. */
const japanese = {
  '名前,点数': '96bc914f2c935f9094',
  ひらがな: '82d082e782aa82c8',
  カタカナ: '834a835e834a8369',
  '年月日,人': '944e8c8e93fa2c906c',
}

beforeAll(loadEncodingLibraries)

describe('guessEncoding', () => {
  it.each([
    ['ASCII', Buffer.from('a,b\n'), 'utf-8', 0],
    ['UTF-8', Buffer.from('ä€😀'), 'utf-8', 0],
    ['UTF-8 with a mark', Buffer.from('\uFEFFa'), 'utf-8', 3],
    ['a mark before bytes that are not UTF-8', Buffer.from('efbbbf61ff', 'hex'), 'utf-8', 3],
    ['UTF-16 little-endian', utf16('\uFEFFa,ä'), 'utf-16le', 2],
    ['UTF-16 big-endian', utf16('\uFEFFa,ä').swap16(), 'utf-16be', 2],
    ['UTF-16 without a mark', utf16('a,b\n1,2\n'), 'utf-16le', 0],
    ['UTF-16 big-endian without a mark', utf16('a,ä\n1,2\n').swap16(), 'utf-16be', 0],
    ['one byte a character', Buffer.from('ä', 'latin1'), 'windows-1252', 0],
    ['a sequence that is cut off', Buffer.from('a€').subarray(0, 3), 'windows-1252', 0],
    ['a surrogate as UTF-8', Buffer.of(0x61, 0xed, 0xa0, 0x80), 'windows-1252', 0],
    ['NUL bytes here and there', Buffer.from('a,b\n\0\0,1\n'), 'utf-8', 0],
    ['nothing', Buffer.alloc(0), 'utf-8', 0],
  ] as const)('knows %s', (_, bytes, encoding, mark) => {
    expect(guessEncoding(bytes, true)).toMatchObject({ encoding, mark })
  })

  it.each([
    ['French of DOS', 'ibm850', 'cp850', 'Ville;Métier\n', ['Orléans;élève', 'Besançon;ingénieur', 'Nîmes;élève']],
    [
      'French of the Macintosh',
      'macintosh',
      'macroman',
      'Ville;Métier\n',
      ['Orléans;élève', 'Besançon;ingénieur', 'Nîmes;élève'],
    ],
    ['Greek of DOS', 'ibm737', 'cp737', 'Πόλη;Φύλο\n', ['Αθήνα;άνδρας', 'Πάτρα;γυναίκα']],
    [
      'Russian of the Macintosh',
      'x-mac-cyrillic',
      'maccyrillic',
      'Город;Пол\n',
      ['Москва;мужской', 'Казань;женский', 'Омск;женский'],
    ],
  ])('knows %s by what its words are in other encodings', (_, encoding, codec, header, lines) => {
    const text = `${header}${Array.from({ length: 60 }, (_row, row) => `${lines[row % lines.length]}\n`).join('')}`
    expect(guessEncoding(iconv.encode(text, codec), true).encoding).toBe(encoding)
  })

  it('leaves a sequence open that the end of the beginning cuts off', () => {
    expect(guessEncoding(Buffer.from('a€').subarray(0, 3), false).encoding).toBe('utf-8')
  })

  it.each(Object.entries(japanese))('knows %s in Shift-JIS', (text, hex) => {
    const bytes = Buffer.from(hex, 'hex')
    expect(new TextDecoder('shift_jis', { fatal: true }).decode(bytes)).toBe(text)
    expect(guessEncoding(bytes, true).encoding).toBe('shift_jis')
  })

  it.each([
    'Bär,Mädchen,schön,Größe',
    'Génération,Mélange,Hélène,Œuvre',
    'população,região,educação,informações',
    'niño,España,¿qué?,señal',
    'ÄÖÜ,ÄÖÜ,ÄÖÜ',
    'öäüßÖÄÜ',
    'l’échelle,l’écart,l’étage,d’élèves',
    'façade – “quoted” – déjà',
  ])('takes %s in one byte a character for windows-1252', (text) => {
    const high: Record<string, number> = { '–': 0x96, '“': 0x93, '’': 0x92, '”': 0x94, Œ: 0x8c }
    const bytes = Buffer.from(Array.from(text, (letter) => high[letter] ?? letter.charCodeAt(0)))
    expect(new TextDecoder('windows-1252').decode(bytes)).toBe(text)
    expect(guessEncoding(bytes, true).encoding).toBe('windows-1252')
  })

  it('takes two Japanese characters for no proof', () => {
    expect(guessLegacyEncoding(Buffer.from('96bc914f', 'hex'))).toBe('windows-1252')
  })
})

describe('a file of few bytes beyond ASCII', () => {
  /** Written with Python's cp1252, cp1251 and cp1250 codecs. */
  const rows = (hex: string) =>
    Buffer.concat([Buffer.from('id,name\n1,dog\n2,'), Buffer.from(hex, 'hex'), Buffer.from('\n')])

  it.each([
    ['café', '636166e9'],
    ['Ångström', 'c56e67737472f66d'],
    ['à', 'e0'],
    ['5 €', '352080'],
  ])('is windows-1252 without a doubt where its words are of Western Europe: %s', (_, hex) => {
    expect(guessEncoding(rows(hex), true)).toEqual({ encoding: 'windows-1252', mark: 0, rivals: [] })
  })

  it('is doubtful where a word is of letters beyond ASCII alone, with the encodings that fit as well', () => {
    const { encoding, rivals } = guessEncoding(rows('eaeef2'), true)
    expect([encoding, rivals]).toEqual(['windows-1252', ['windows-1251', 'windows-1250', 'koi8-r', 'windows-1253']])
  })

  it('is what makes its words plain', () => {
    expect(guessEncoding(rows('b3f3649f'), true).encoding).toBe('windows-1250')
  })
})
