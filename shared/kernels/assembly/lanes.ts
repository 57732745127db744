import { Real } from './real'

/** Bytes of a Real. */
export const size: usize = sizeof<Real>()
/** Reals in a vector of 16 bytes: 4 or 2. */
export const lanes: i32 = <i32>(16 / sizeof<Real>())
/** Reals in a row of a panel, 32 bytes: 8 or 4. */
export const panel: i32 = <i32>(32 / sizeof<Real>())
