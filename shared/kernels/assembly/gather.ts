import { size } from './lanes'
import { Real } from './real'

/*
 * Rows of a matrix that lies row by row, `stride` bytes each, brought together into a block: the rows order[from], ...,
 * order[from + rows - 1], or, with `order` 0, the rows from `from` on.
 */

// @inline
function rowIndex(order: usize, from: i32, row: i32): usize {
  return order === 0 ? <usize>(from + row) : <usize>load<u32>(order + ((<usize>(from + row)) << 2))
}

/** To panel blocks. Whole panels are read: after the last row of the matrix there must be 32 bytes more. */
export function gatherPanels(
  x: usize,
  stride: usize,
  order: usize,
  from: i32,
  rows: i32,
  panels: i32,
  to: usize,
  toPanelStride: usize,
): void {
  for (let row = 0; row < rows; row++) {
    let source = x + rowIndex(order, from, row) * stride
    let target = to
    for (let p = 0; p < panels; p++) {
      v128.store(target, v128.load(source))
      v128.store(target, v128.load(source, 16), 16)
      source += 32
      target += toPanelStride
    }
    to += 32
  }
}

/** To a smaller matrix that lies row by row. */
export function gatherRows(x: usize, stride: usize, order: usize, from: i32, rows: i32, to: usize): void {
  for (let row = 0; row < rows; row++) {
    const source = x + rowIndex(order, from, row) * stride
    for (let at: usize = 0; at < stride; at += 16) v128.store(to + at, v128.load(source + at))
    to += stride
  }
}

/** Class indices. */
export function gatherClasses(values: usize, order: usize, from: i32, rows: i32, to: usize): void {
  for (let row = 0; row < rows; row++) {
    store<u32>(to + ((<usize>row) << 2), load<u32>(values + (rowIndex(order, from, row) << 2)))
  }
}

/** Numbers of one column: targets, weights of rows. */
export function gatherNumbers(values: usize, order: usize, from: i32, rows: i32, to: usize): void {
  for (let row = 0; row < rows; row++) {
    store<Real>(to + <usize>row * size, load<Real>(values + rowIndex(order, from, row) * size))
  }
}

/**
 * Reads one word of every cache line and answers what has no meaning. Loads that wait for nothing bring a stretch of memory in
 * faster than the products would, which read it while they compute.
 */
export function touch(p: usize, bytes: usize): i32 {
  let words: i32 = 0
  for (const end = p + bytes; p < end; p += 64) words ^= load<i32>(p)
  return words
}
