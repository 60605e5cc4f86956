import type { Mention } from '../mention/mention.ts'
import { inKorean } from './in-korean.ts'
import { koreanNumber } from './korean-number.ts'
import { printedNumber } from './printed-number.ts'
import type { RuleFinding } from './rule.ts'

interface WrongShare {
  /** The part as it is printed, or what is left of the whole. */
  readonly part: string
  readonly whole: Mention
  readonly said: Mention
  /** In per cent. */
  readonly recomputed: number
  readonly line: number
}

/** "24 of 30 are 80 %, not 75 %". */
export function shareFinding({ part, whole, said, recomputed, line }: WrongShare): RuleFinding {
  return {
    severity: 'error',
    line,
    printed: said.text,
    recomputed: `${printedNumber(recomputed)} %`,
    message: {
      en: `${part} of ${whole.text} are ${printedNumber(recomputed)} %, not ${said.text}`,
      ko: inKorean`${whole.text} 중 ${part}은(는) ${koreanNumber(recomputed)}%이지 ${said.text}이(가) 아니다`,
    },
  }
}
