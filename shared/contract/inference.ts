import { z } from 'zod'
import { fixSchema } from './fix'

/** Why there is no inference. Each is something that its figures would not be valid for. */
export const inferenceReasonCodes = [
  'hidden-layers',
  'penalised',
  'class-weights',
  'label-smoothing',
  'loss',
  'empty-class',
  'too-few-rows',
  'collinear',
  'separation',
  'perfect-fit',
  'not-at-optimum',
  'too-large',
  'not-computed',
  'no-estimate',
] as const
export type InferenceReasonCode = (typeof inferenceReasonCodes)[number]

export const inferenceReasonSchema = z.object({
  code: z.enum(inferenceReasonCodes),
  /** One or two sentences: why, with its figures, and the remedy. */
  message: z.string(),
  /** Of the mean loss at the run's weights, in the network's parameters; where it is about the optimum. */
  gradientNorm: z.number().optional(),
  /** How far the run's weights are from the optimum, in standard errors; where it is about the optimum. */
  standardErrors: z.number().optional(),
  /** The columns that it is about. */
  columns: z.array(z.string()).optional(),
  /** Settings by which the run, trained again, would have inference. */
  fixes: z.array(fixSchema).optional(),
})
export type InferenceReason = z.infer<typeof inferenceReasonSchema>

/** Wald: estimate ± z · standard error. Profile: where twice the log-likelihood, the others at their best, has fallen by z². */
export const intervalKinds = ['wald', 'profile'] as const
export type IntervalKind = (typeof intervalKinds)[number]

export const coefficientSchema = z.object({
  /** "intercept", or the input as it is named everywhere: "colour = red", "log income". */
  name: z.string(),
  /** The column that it is of; null for the intercept and for products. */
  feature: z.string().nullable(),
  /** Of more than two classes: the one whose odds against the reference it tells. */
  class: z.string().optional(),
  /** In the units of the table: per unit of the input as it is before standardization. */
  estimate: z.number(),
  standardError: z.number(),
  /** Estimate over standard error: `z` of classes, `t` of a number; the other one is not there. */
  z: z.number().optional(),
  t: z.number().optional(),
  /** Two-sided, of the hypothesis that it is 0. */
  p: z.number(),
  /** The 95 % interval; an end that does not exist, or was not found, is null. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** e^estimate, with its interval; of classes only. Null where it is too large for a number. */
  oddsRatio: z.number().nullable().optional(),
  oddsLow: z.number().nullable().optional(),
  oddsHigh: z.number().nullable().optional(),
  /** The same per unit of the input as the network sees it, which is the scale of the run's weights. */
  standardized: z.object({ estimate: z.number(), standardError: z.number() }),
  /** Variance inflation factor: 1 / (1 - R²) of this input on the others; null for the intercept. */
  vif: z.number().nullable(),
})
export type Coefficient = z.infer<typeof coefficientSchema>

/** A statistic and how often one at least as large comes by chance where no input has an effect. */
const testSchema = z.object({ statistic: z.number(), degrees: z.number(), p: z.number() })

export const inferenceSchema = z.object({
  /** Maximum likelihood (of classes), least squares (of a number), or Firth's penalised likelihood. */
  method: z.enum(['maximumLikelihood', 'leastSquares', 'firth']),
  intervals: z.enum(intervalKinds),
  /** The class that others are compared with; null for a number. */
  reference: z.string().nullable(),
  /** Training rows, and what they add up to by their weights. */
  rows: z.int(),
  weight: z.number(),
  /** Intercept first; class by class. */
  coefficients: z.array(coefficientSchema),
  /** Inputs without a coefficient: the level that others are compared with, or one that is the same in every training row. */
  leftOut: z.array(z.object({ name: z.string(), why: z.enum(['reference', 'constant']) })),
  /** Firth's are penalised. */
  logLikelihood: z.number(),
  nullLogLikelihood: z.number(),
  /** Of all coefficients but the intercepts, against none. Null for a number, which has F. */
  likelihoodRatio: testSchema.nullable(),
  /** 2k - 2 ln L and k ln n - 2 ln L over k coefficients, the residual variance not counted; null for Firth's. */
  aic: z.number().nullable(),
  bic: z.number().nullable(),
  /** 1 - ln L / ln L₀, of classes; null for a number and for Firth's. */
  mcfaddenR2: z.number().nullable(),
  /** Of a number: root of the residual sum of squares over its degrees of freedom, R², and F of all inputs. */
  residualStandardError: z.number().optional(),
  residualDegrees: z.number().optional(),
  r2: z.number().optional(),
  adjustedR2: z.number().optional(),
  f: z.object({ statistic: z.number(), between: z.number(), within: z.number(), p: z.number() }).nullable().optional(),
})
export type Inference = z.infer<typeof inferenceSchema>

/** One of the two is null. */
export const inferenceAnswerSchema = z.object({
  inference: inferenceSchema.nullable(),
  inferenceReason: inferenceReasonSchema.nullable(),
})
export type InferenceAnswer = z.infer<typeof inferenceAnswerSchema>
