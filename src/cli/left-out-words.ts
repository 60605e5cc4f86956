import type { PeersLanguage } from './peers-words.ts'

const korean: readonly (readonly [RegExp, string])[] = [
  [/^no row in the prices$/, '주가 파일에 없음'],
  [/^the prices have no shares outstanding$/, '주가 파일에 주식 수가 없음'],
  [
    /^no close within (\d+) days before (\S+): the last is of (\S+)$/,
    '$2 이전 $1일 안에 종가 없음(마지막 종가 $3)',
  ],
]

/** Why a stock is left out, in the language that is asked for; as it is where nobody put it into words. */
export function leftOutWhy(why: string, language: PeersLanguage): string {
  if (language === 'en') return why
  const [form, words] = korean.find(([pattern]) => pattern.test(why)) ?? []
  return form === undefined || words === undefined ? why : why.replace(form, words)
}
