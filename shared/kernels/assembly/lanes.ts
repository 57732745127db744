import { Real } from './real'

/*
 * Sizes that follow from the number type. They are constants of the compilation: a branch on one of them leaves no test
 * in the code.
 */

/** Bytes of a Real: 4 or 8. */
export const size: usize = sizeof<Real>()
/** Reals in a vector of 16 bytes, the width of WebAssembly SIMD: 4 or 2. */
export const lanes: i32 = <i32>(16 / sizeof<Real>())
/** Reals in a row of a panel, two vectors or 32 bytes: 8 or 4. network/precision.ts knows it as `panelWidth`. */
export const panel: i32 = <i32>(32 / sizeof<Real>())
