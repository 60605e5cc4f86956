/** What a word ends with when it is read aloud in Korean: its particles follow it. */
export type LastSound = 'vowel' | 'l' | 'consonant'

const numberNames = '영일이삼사오육칠팔구'
/** 1 with so many zeros: 십, 백, 천, 만, then 만 of tens up to 억 and 조. */
const zeroNames = [
  '',
  '십',
  '백',
  '천',
  '만',
  '만',
  '만',
  '만',
  '억',
  '억',
  '억',
  '억',
  '조',
  '조',
  '조',
  '조',
]
/** Numbers of models and versions are read in English: V3, R1, GPT-4. */
const versionNames = ['로', '원', '투', '리', '포', '브', '스', '븐', '트', '인']
const letterNames: Readonly<Record<string, string>> = { l: '엘', m: '엠', n: '엔', r: '알' }
const signs: Readonly<Record<string, string>> = { $: '러', '₩': '원', '€': '로', '£': '드', '¥': '엔' }
/** Abbreviations that nobody reads by their letters. */
const units: Readonly<Record<string, string>> = {
  bn: '언',
  mn: '언',
  tn: '언',
  nm: '터',
  usd: '러',
  krw: '원',
  cny: '안',
  rmb: '안',
  hkd: '러',
  jpy: '엔',
  eur: '로',
  gbp: '드',
  x: '배',
}

/** Reads the end of a text, whatever stands there: Hangul, digits, Latin letters, signs; what is in brackets after a word is not read. */
export function lastSound(text: string): LastSound {
  const read = text.slice(-80).replace(/(?<=[^\s([])[\s"'”’]*\((?:[^()]|\([^()]*\))*\)[\s"'”’)\]]*$/u, '')
  const [end = ''] = /[\p{L}\p{N}%％][^\p{L}\p{N}%％]*$/u.exec(read) ?? []
  const shown = read.slice(0, read.length - end.length + 1)
  return soundOf(syllableAt(shown))
}

function syllableAt(text: string): string {
  const priced = /([$₩€£¥])\s?[\d.,]+\s?(?:bn|mn|tn|[BMKT]|billion|million|trillion|[조억만천])?$/u.exec(text)
  if (priced) return signs[priced[1] ?? ''] ?? ''
  const last = text.at(-1) ?? ''
  if (/\d/.test(last)) return numberName(text)
  return /[A-Za-z]/.test(last) ? latinName(text) : last
}

function numberName(text: string): string {
  if (/[A-Za-z][-–]?\d$/.test(text)) return versionNames[Number(text.at(-1))] ?? ''
  const [digits = ''] = /[\d,.]+$/.exec(text) ?? []
  const [zeros = ''] = digits.includes('.') ? [] : (/0*$/.exec(digits.replaceAll(',', '')) ?? [])
  const isRound = zeros.length > 0 && zeros.length < digits.replaceAll(',', '').length
  return isRound ? (zeroNames[zeros.length] ?? '조') : (numberNames[Number(text.at(-1))] ?? '')
}

function latinName(text: string): string {
  const [word = ''] = /[A-Za-z]+$/.exec(text) ?? []
  const small = word.toLowerCase()
  const known = units[small]
  if (known !== undefined) return known
  const last = small.at(-1) ?? ''
  // "GPU", "OpenAI", "LLMs" are read letter by letter.
  if (/[A-Z]$/.test(word) || word.length === 1) return letterNames[last] ?? '에'
  if (/[^aeiou]le$|l$|[aeiou]le$/.test(small)) return '글'
  if (/[mn]g?$|[aeiou][mn]e$/.test(small)) return '온'
  if (/(?:^|[^aeiou])[aeiou][kp]$|ook$|ck$/.test(small)) return '북'
  return '에'
}

/** By the final consonant of a syllable; what is no syllable of Hangul ends open. */
function soundOf(syllable: string): LastSound {
  const code = (syllable.codePointAt(0) ?? 0) - 0xac00
  if (code < 0 || code > 11_171) return 'vowel'
  const final = code % 28
  return final === 0 ? 'vowel' : final === 8 ? 'l' : 'consonant'
}
