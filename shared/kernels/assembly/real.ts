/**
 * The number type of the module. scripts/kernels.mjs compiles every source here twice, with this line saying f32 and
 * then f64, so that float32 and float64 share one text and cannot drift apart.
 */
export type Real = f32
