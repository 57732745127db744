/**
 * Changes with every change that moves the last bit of a trained weight. Kept with every run and model: a checkpoint is
 * of use to the same version only, and the golden fingerprints in test/shared/engine/golden.ts belong to one version.
 */
export const engineVersion = '4'
