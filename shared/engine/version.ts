/** Changes with every change that moves the last bit of a trained weight. Kept with every run and model. */
export const engineVersion = '2'
