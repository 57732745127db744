/** The number type of the module: the build compiles everything once with this file as it is and once with f64 in it. */
export type Real = f32
