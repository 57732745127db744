/** Names that mean nothing without their column. */
const bare = /^([+-]?[\d.]+(e[+-]?\d+)?|true|false|yes|no|y|n|t|f)$/i

/** A class as it is named in a picture: "virginica", but "admitted = 1". */
export function classLabel(target: string, name: string): string {
  return bare.test(name) ? `${target} = ${name}` : name
}
