import { size } from './lanes'
import { Real } from './real'

/*
 * Gathering: the rows of a mini-batch are scattered over the data, and are copied into a dense block before the
 * products read them, several times each. The matrix lies row by row, `stride` bytes a row, a multiple of 16. The rows
 * taken are order[from], ..., order[from + rows - 1] for an array of u32 at `order`, or, where `order` is 0, the rows
 * from `from` on. Nothing is computed: values keep every bit, NaN included.
 */

/** The number of the row in the matrix that is row `row` of the block. */
// @inline
function rowIndex(order: usize, from: i32, row: i32): usize {
  return order === 0 ? <usize>(from + row) : <usize>load<u32>(order + ((<usize>(from + row)) << 2))
}

/**
 * Copies rows into a block of panels. Each row is cut into pieces of 32 bytes, one for each panel.
 *
 * Whole panels are read even where a row ends within one. The surplus comes from the next row, or from the 32 bytes
 * that must follow the matrix, and becomes a padding column, which no product reads: the inner index ends with the last
 * real input.
 *
 * @param x address of row 0 of the matrix
 * @param to address of the block, `toPanelStride` bytes from panel to panel
 */
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

/** Copies rows into a smaller matrix that lies row by row with the same stride: the form that column.ts reads. */
export function gatherRows(x: usize, stride: usize, order: usize, from: i32, rows: i32, to: usize): void {
  for (let row = 0; row < rows; row++) {
    const source = x + rowIndex(order, from, row) * stride
    for (let at: usize = 0; at < stride; at += 16) v128.store(to + at, v128.load(source + at))
    to += stride
  }
}

/** Copies the class indices of rows, one u32 each. */
export function gatherClasses(values: usize, order: usize, from: i32, rows: i32, to: usize): void {
  for (let row = 0; row < rows; row++) {
    store<u32>(to + ((<usize>row) << 2), load<u32>(values + (rowIndex(order, from, row) << 2)))
  }
}

/** Copies numbers of one column, one Real a row: targets that are numbers, or weights of rows. */
export function gatherNumbers(values: usize, order: usize, from: i32, rows: i32, to: usize): void {
  for (let row = 0; row < rows; row++) {
    store<Real>(to + <usize>row * size, load<Real>(values + rowIndex(order, from, row) * size))
  }
}

/**
 * Reads one word of every cache line of 64 bytes, so that a stretch of memory is in the cache before the products read
 * it. The loads do not wait for each other: the processor has many of them under way at a time, more than it would find
 * among the arithmetic. The answer has no meaning, but without it the compiler would remove the loads.
 */
export function touch(p: usize, bytes: usize): i32 {
  let words: i32 = 0
  for (const end = p + bytes; p < end; p += 64) words ^= load<i32>(p)
  return words
}
