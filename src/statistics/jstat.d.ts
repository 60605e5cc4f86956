/** What the tests use of jstat, which ships no types. */
declare module 'jstat' {
  interface Distribution {
    cdf(x: number, ...parameters: number[]): number
    inv(probability: number, ...parameters: number[]): number
  }
  const jstat: {
    readonly jStat: {
      readonly normal: Distribution
      readonly studentt: Distribution
      readonly beta: Distribution
      gammaln(x: number): number
    }
  }

  export = jstat
}
