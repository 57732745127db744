/**
 * Level lines by marching squares (Maple, "Geometric design and space planning using the marching squares and
 * marching cube algorithms", 2003): each cell of four values is crossed by 0, 1 or 2 straight pieces whose ends lie
 * on its edges, placed there by linear interpolation; pieces that share an end are joined.
 */

/** Edge 2·node runs from the node along x, edge 2·node + 1 along y. */
type Edge = number

/**
 * The lines on which a grid takes the value `level`.
 *
 * @param values rows x columns, `values[row * columns + column]`; a cell with a NaN is not crossed
 * @returns one array a line: column, row, column, row… in units of the grid; a closed line ends where it began
 */
export function contourLines(values: ArrayLike<number>, columns: number, rows: number, level: number): Float64Array[] {
  const at = (node: number) => values[node] ?? NaN
  const neighbours = new Map<Edge, Edge[]>()
  const link = (from: Edge, to: Edge) => {
    for (const [here, there] of [
      [from, to],
      [to, from],
    ] as const) {
      const known = neighbours.get(here)
      if (known === undefined) neighbours.set(here, [there])
      else known.push(there)
    }
  }

  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const node = row * columns + column
      // Most cells are not crossed: those are left before anything is allocated.
      const above = at(node) >= level
      if (
        above === at(node + 1) >= level &&
        above === at(node + columns) >= level &&
        above === at(node + columns + 1) >= level
      ) {
        continue
      }
      for (const [from, to] of cellPieces(at, node, columns, level)) link(from, to)
    }
  }

  const place = (edge: Edge): [number, number] => {
    const node = edge >> 1
    const along = (edge & 1) === 0
    const start = at(node)
    const share = (level - start) / (at(along ? node + 1 : node + columns) - start)
    const column = node % columns
    const row = (node - column) / columns
    return along ? [column + share, row] : [column, row + share]
  }
  return chains(neighbours).map((chain) => Float64Array.from(chain.flatMap(place)))
}

/** The pieces that cross the cell whose lowest corner is `node`, as pairs of edges. */
function cellPieces(at: (node: number) => number, node: number, columns: number, level: number): [Edge, Edge][] {
  const corners = [at(node), at(node + 1), at(node + columns + 1), at(node + columns)]
  const mean = corners.reduce((sum, value) => sum + value, 0) / 4
  if (Number.isNaN(mean)) return []
  // Corner i and the next one around the cell bound edge i: bottom, right, top, left.
  const edges = [2 * node, 2 * (node + 1) + 1, 2 * (node + columns), 2 * node + 1]
  const above = corners.map((value) => value >= level)
  const crossed = edges.filter((_, i) => above[i] !== above[(i + 1) % 4])
  const [bottom, right, top, left] = crossed
  if (bottom === undefined || right === undefined) return []
  if (top === undefined || left === undefined) return [[bottom, right]]
  // A saddle: the mean at the centre says which of the two diagonals holds together.
  return above[0] === mean >= level
    ? [
        [bottom, right],
        [top, left],
      ]
    : [
        [left, bottom],
        [right, top],
      ]
}

/** Walks every piece once: first the lines that end at the border, then the closed ones. */
function chains(neighbours: Map<Edge, Edge[]>): Edge[][] {
  const walk = (start: Edge): Edge[] => {
    const chain = [start]
    let here = start
    for (;;) {
      const next = neighbours.get(here)?.pop()
      if (next === undefined) return chain
      const back = neighbours.get(next)
      back?.splice(back.indexOf(here), 1)
      chain.push(next)
      here = next
    }
  }
  const starts = [...neighbours.keys()]
  const open = starts.filter((edge) => neighbours.get(edge)?.length === 1)
  return [...open, ...starts].map(walk).filter((chain) => chain.length > 1)
}
