import type { Engine } from '#engine'
import { type RunDescription, runDifferences } from '#run'
import { recordedEngine } from '../study-plan.ts'
import type { TokenPrice } from '../token-price.ts'
import type { Sql } from './postgres.ts'
import { type QueuedRun, type QueuedStudy, readStudy } from './queued-studies.ts'
import type { QueuedScoring } from './scoring/queued-scoring.ts'
import type { ReadyScoring } from './scoring/ready-scoring.ts'

/** A study with the engine that a worker has for it. */
export interface StudyWithEngine {
  readonly study: QueuedStudy
  readonly engine: Engine
  /** What its responses cost, where that is known and anybody bills. */
  readonly price?: TokenPrice
}

/** A study or a scoring that this worker is ready for. */
export type Ready = StudyWithEngine | ReadyScoring

/** Why a worker leaves a study to others. */
export interface Refused {
  readonly reason: string
}

export interface StudyEngines {
  /** Opens what is asked for, or answers why not: tried again after a while. Undefined where the study is gone. */
  readonly of: (id: string) => Promise<Ready | Refused | undefined>
  readonly close: () => Promise<void>
}

/** An engine that could not be opened is tried again after this. */
const refusalMs = 30_000

/** The engines of a worker: one for all the studies that ask the same way. */
export function studyEngines({
  sql,
  open,
  priceOf = async () => undefined,
  openScoring,
  clock,
}: {
  readonly sql: Sql
  readonly open: (study: QueuedStudy) => Promise<Engine>
  readonly priceOf?: ((study: QueuedStudy) => Promise<TokenPrice | undefined>) | undefined
  /** @throws Error why this worker can't score the run */
  readonly openScoring: (scoring: QueuedScoring) => Promise<ReadyScoring>
  readonly clock: () => number
}): StudyEngines {
  const engines = new Map<string, Engine>()
  const known = new Map<string, { readonly found: Ready | Refused; readonly until: number }>()
  const engineFor = async (study: QueuedStudy): Promise<Engine> => {
    const key = JSON.stringify([study.description.engine, study.asking])
    const engine = engines.get(key) ?? (await open(study))
    engines.set(key, engine)
    return engine
  }
  const find = async (study: QueuedStudy | QueuedRun): Promise<Ready | Refused> => {
    try {
      if ('scoring' in study) return await openScoring(study.scoring)
      const engine = await engineFor(study)
      const price = await priceOf(study)
      const reason = otherEngine(study.description, engine) ?? unpriced(study, price)
      return reason === undefined ? { study, engine, ...(price && { price }) } : { reason }
    } catch (error) {
      return { reason: error instanceof Error ? error.message : String(error) }
    }
  }
  return {
    async of(id) {
      const before = known.get(id)
      if (before && clock() < before.until) return before.found
      const study = await readStudy(sql, id)
      if (!study) return undefined
      const found = await find(study)
      known.set(id, { found, until: 'reason' in found ? clock() + refusalMs : Number.POSITIVE_INFINITY })
      return found
    },
    async close() {
      await Promise.all([...engines.values()].map((engine) => engine.close()))
    },
  }
}

/** What can't be counted can't be kept below a limit. */
function unpriced(
  { hasBudget, description }: QueuedStudy,
  price: TokenPrice | undefined,
): string | undefined {
  if (!hasBudget || price !== undefined) return undefined
  return `what it may cost is limited, and no price of ${description.engine.model} is known here`
}

/** Other weights or another prompt would give other responses; where a server is does not matter. */
function otherEngine(description: RunDescription, engine: Engine): string | undefined {
  const [first] = runDifferences(description, { ...description, engine: recordedEngine(engine.describe()) })
  return first && `its ${first.path} is ${first.recorded}, and ${first.asked} here`
}
