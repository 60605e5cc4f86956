import { positive } from '../domain.ts'
import { concerns, type ExportFacts, type ExportQuestion, embargoFor, isBinding } from './export-facts.ts'

/** A memory stack against the clause for memory in force on a day. */
export interface MemoryVerdict {
  readonly densityGBpsPerMm2: number
  /** Null where an embargo decides, which is no measure for memory. */
  readonly controlled: boolean | null
  readonly clause: string | null
  /** Whether licence exception HBM is open to it. */
  readonly exception: string | null
  readonly measure: string | null
  readonly embargo: string | null
}

/** Whether a stack of memory on its own needs a licence: by bandwidth and area. */
export function memoryVerdict(
  { bandwidthGBps, areaMm2 }: { readonly bandwidthGBps: number; readonly areaMm2: number },
  question: ExportQuestion,
  facts: ExportFacts,
): MemoryVerdict {
  const density = positive('memory bandwidth', bandwidthGBps) / positive('memory area', areaMm2)
  const measure = facts.measures.find(
    (one) => one.memory && isBinding(one, question.date) && concerns(one, question, facts),
  )
  const memory = measure?.memory
  const controlled = memory !== undefined && density > memory.densityAboveGBpsPerMm2
  const isOpen = controlled && density < memory.exceptionBelowGBpsPerMm2
  const embargo = embargoFor(question, facts) ?? null
  return {
    densityGBpsPerMm2: density,
    controlled: controlled || embargo === null ? controlled : null,
    clause: controlled ? memory.clause : null,
    exception: isOpen ? memory.exception : null,
    measure: measure?.id ?? null,
    embargo,
  }
}
