/** From a text to its place among the different texts so far, in the order in which they came first. */
export interface TextIndex {
  placeOf(text: string): number
  /** The different texts, by place. */
  readonly texts: string[]
}

/** V8 refuses a Map of more than 2^24 entries. */
const mostInMap = 2 ** 23

/** For any number of texts: where one Map is full, the next one begins. @param most entries of a Map */
export function createTextIndex(most = mostInMap): TextIndex {
  const texts: string[] = []
  const full: Map<string, number>[] = []
  let last = new Map<string, number>()
  return {
    texts,
    placeOf: (text) => {
      const known = last.get(text)
      if (known !== undefined) return known
      for (const map of full) {
        const place = map.get(text)
        if (place !== undefined) return place
      }
      if (last.size >= most) {
        full.push(last)
        last = new Map()
      }
      last.set(text, texts.length)
      return texts.push(text) - 1
    },
  }
}
