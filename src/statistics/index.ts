export { betaQuantile } from './beta.ts'
export type { ClusterTotal } from './cluster-total.ts'
export { comparePaired } from './compare-paired.ts'
export { correlation } from './correlation.ts'
export type { Absent, Estimate } from './estimate.ts'
export { estimateMean } from './estimate-mean.ts'
export { estimateRatio } from './estimate-ratio.ts'
export { fewestRuns, type GrimFinding, grim, type PrintedShare, printedShare } from './grim.ts'
export { hashParts } from './hash.ts'
export { holm } from './holm.ts'
export { type LeastSquares, leastSquares, type Matrix } from './least-squares.ts'
export { normalCdf } from './normal.ts'
export type { PairedContrast, PairedDifference } from './paired-contrast.ts'
export { percentileInterval } from './percentile-interval.ts'
export {
  intraProblemCorrelation,
  type PlanningVariances,
  type ProblemPair,
  pairedVariances,
  resampledVariances,
  statedVariances,
} from './planning-variances.ts'
export { minimumDetectable, problemsNeeded } from './power.ts'
export { type RandomSource, randomSource } from './random-source.ts'
export { resampler } from './resample.ts'
export { type ResponseSeed, randomStream, responseSeed } from './response-seed.ts'
export {
  type ErrorKind,
  type RobustCovariance,
  robustCovariance,
  usualLags,
} from './robust-covariance.ts'
export { studentCdf, studentQuantile } from './student.ts'
export { xoshiroWords } from './xoshiro.ts'
