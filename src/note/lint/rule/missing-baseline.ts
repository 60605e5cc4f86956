import { inKorean } from '../in-korean.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const cut =
  /\b(?:reduc\w+|lower\w*|less|fewer|smaller|cheaper|sav\w+|cuts?|down|shr[aiu]nk\w*)\b|감소|절감|줄|축소|저렴|낮/iu
const technical =
  /\b(?:memory|KV|cache|latency|cost per|bandwidth|parameters?|FLOPs?|tokens? per|(?:training|inference) costs?)\b|메모리|캐시|대역폭|연산|(?:학습|추론) 비용/iu
const vague =
  /\b(?:standard|conventional|traditional|existing|ordinary|usual|typical|normal|vanilla) (?:\w+ )?(?:attention|methods?|approach\w*|models?|architectures?|techniques?|transformers?)\b|(?:기존|일반|표준|전통적인?)\s?(?:적인\s)?(?:어텐션|방식|방법|모델|구조)(?!\s?[\dA-Za-z])/iu
const named = /\b(?:than|vs\.?|versus|against|compared (?:with|to)|relative to|from|over)\b|대비|보다|에서/iu

/** "93 % less memory than standard attention": a saving against something that is no one thing. */
export const missingBaseline: Rule = {
  name: 'missing-baseline',
  checks: {
    en: 'savings in per cent of memory, bandwidth and their like: what they are measured against is one named thing',
    ko: '메모리·대역폭 등의 절감률에 특정한 비교 기준이 있는지 확인',
  },
  find: ({ statements }) =>
    statements.flatMap(({ text, mentions, line, block }, at) =>
      mentions.flatMap((mention): readonly RuleFinding[] => {
        const near = text.slice(Math.max(0, mention.from - 70), mention.to + 70)
        if (mention.unit.kind !== 'percent' || mention.value < 30 || !cut.test(near) || !technical.test(text))
          return []
        const [against] = vague.exec(text) ?? []
        const next = statements[at + 1]
        const isSaid = named.test(text) || (next?.block === block && named.test(next.text))
        if (against === undefined && isSaid) return []
        return [
          {
            severity: 'warning',
            line,
            printed: mention.text,
            recomputed: null,
            message:
              against === undefined
                ? {
                    en: `${mention.text} less than what? No baseline is named`,
                    ko: inKorean`${mention.text} 절감의 비교 기준이 없다`,
                  }
                : {
                    en: `${mention.text} less than "${against}", which is no one model at one precision: name the baseline`,
                    ko: inKorean`${mention.text} 절감의 비교 기준인 ‘${against}’은(는) 특정 모델·정밀도가 아니다. 기준 모델을 밝혀야 한다`,
                  },
          },
        ]
      }),
    ),
}
