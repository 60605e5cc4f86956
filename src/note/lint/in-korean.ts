import { type LastSound, lastSound } from './last-sound.ts'

/** Particles by what stands before them: after a consonant, after a vowel. */
const particles: Readonly<Record<string, readonly [closed: string, open: string]>> = {
  '은(는)': ['은', '는'],
  '이(가)': ['이', '가'],
  '을(를)': ['을', '를'],
  '과(와)': ['과', '와'],
  '(으)로': ['으로', '로'],
  '(이)': ['이', ''],
}
const leading = /^([”’"')\]]*)(은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로|\(이\))/u

/**
 * Korean with the particles that the values in it ask for: `inKorean`${amount}이(가) 아니다`` is "18%가 아니다" and "3이 아니다".
 * Only what stands right after a value is looked at, so that a value may hold anything.
 */
export function inKorean(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.reduce((text, part, at) => {
    const value = at === 0 ? '' : String(values[at - 1])
    return text + value + (at === 0 ? part : withParticle(part, lastSound(value)))
  }, '')
}

function withParticle(part: string, sound: LastSound): string {
  return part.replace(leading, (_, marks: string, particle: string) => {
    const [closed, open] = particles[particle] ?? ['', '']
    const isOpen = sound === 'vowel' || (sound === 'l' && particle === '(으)로')
    return marks + (isOpen ? open : closed)
  })
}
