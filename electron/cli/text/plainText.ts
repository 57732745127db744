/** Control characters but for line ends and tabs, and marks that turn the order in which text is shown. */
const steering = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Text for a terminal. Names and cells come from files: what would steer the terminal is spelled out, such as \x1b. */
export function plainText(text: string): string {
  return text.replace(steering, (mark) => {
    const code = mark.charCodeAt(0).toString(16)
    return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`
  })
}

/** A value as one line of JSON, in which what would steer a terminal is escaped as JSON does: the same value when it is read. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value).replace(steering, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
