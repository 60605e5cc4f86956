/** Nouns that any method or measure can end with: they tell no two terms apart, nor make two one. */
const tail = /(?:기법|방법론?|방식|모델|구조|시스템|지표|지수|기술|법)$/u

export function isHangul(term: string): boolean {
  return /[가-힣]/u.test(term) && !/[a-z]/iu.test(term)
}

/** "고대역폭 메모리" and "올해 고대역폭 메모리", "한국전력" and "한전": spaces, words before and shortened forms make no second term. */
function isSameHangul(a: string, b: string): boolean {
  const [x, y] = [bare(a), bare(b)]
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  const words = (term: string): string => term.split(/\s+/).sort().join(' ')
  return (
    (short.length >= fewestLetters && long.endsWith(short)) ||
    isContracted(short, long) ||
    commonEnd(short, long) >= fewestLetters ||
    words(a) === words(b)
  )
}

const fewestLetters = 2

/** "전환 억제법" and "전환 벌점 기법": two terms that share a word, so that one thing seems to be meant. */
export function areRivals(a: string, b: string): boolean {
  const words = (term: string): readonly string[] =>
    term.split(/\s+/).filter((word) => word.length >= fewestLetters && !tail.test(word))
  const others = new Set(words(b))
  return !isSameHangul(a, b) && words(a).some((word) => others.has(word))
}

/** Without spaces and the noun that any term can end with. */
function bare(term: string): string {
  const plain = term.replace(/\s/g, '')
  const without = plain.replace(tail, '')
  return without.length < fewestLetters ? plain : without
}

/** Every letter of the short form in its order in the long one, from its first. */
function isContracted(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return short.length >= fewestLetters && short[0] === long[0] && at === short.length
}

function commonEnd(a: string, b: string): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count++
  return count
}
