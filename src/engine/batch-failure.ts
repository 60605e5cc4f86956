import { EngineError } from './engine-error.ts'

/** Some requests of a batch failed, each tried as often as may help; the others were carried out and handed over. */
export class BatchFailure extends EngineError {
  /** Why, by the index of the request. */
  readonly reasons: ReadonlyMap<number, string>
  /** So many failed one after the other that the rest were not tried. */
  readonly gaveUp: boolean

  constructor(reasons: ReadonlyMap<number, string>, { gaveUp = false }: { readonly gaveUp?: boolean } = {}) {
    const [first = 'no request failed'] = reasons.values()
    super(reasons.size === 1 ? first : `${reasons.size} requests failed; the first: ${first}`)
    this.reasons = reasons
    this.gaveUp = gaveUp
  }
}
