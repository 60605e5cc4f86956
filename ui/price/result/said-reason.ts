import { errorInWords } from '#economics'
import type { Language } from '../calculation.ts'
import { TableFault, tableFaultText } from '../table/table-fault.ts'

/** Why there is no result, as the language says it. */
export function saidReason(error: RangeError, language: Language): string {
  return error instanceof TableFault
    ? tableFaultText(error.fault, language)
    : errorInWords(error.message, language)
}
