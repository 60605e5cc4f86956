import { readdirSync, readFileSync } from 'node:fs'
import type { NoteFormat } from '../document/read-note.ts'

/** A short text with one planted error, as it was written before anybody looked at what the rules can do, and the same text put right. */
export interface UnseenText {
  /** The case of error (L01 to L45, or the kind of relation), and which text of it. */
  readonly name: string
  readonly code: string
  readonly language: 'en' | 'ko'
  readonly format: NoteFormat
  /** The rules one of which has to find it; `none` where nothing above a remark may be found. */
  readonly rules: readonly string[]
  /** What is known of it: `missed`: no rule finds it yet; `remark`: the text alone shows no more than a remark. */
  readonly expected: 'found' | 'missed' | 'remark' | 'nothing'
  readonly planted: string
  readonly right: string
}

const formats: Readonly<Record<string, NoteFormat>> = { md: 'markdown', html: 'html', txt: 'text' }
/** ⟦what is planted→what is right⟧ */
const mark = /⟦([^→⟧]*)→([^⟧]*)⟧/gu

export function asPlanted(marked: string): string {
  return marked.replace(mark, '$1')
}

export function putRight(marked: string): string {
  return marked.replace(mark, '$2')
}

/** Every text of a folder of `test/fixture/notes`. */
export function unseenTexts(
  name: 'unseen' | 'relations' | 'claims' | 'plain' = 'unseen',
): readonly UnseenText[] {
  const folder = new URL(`../../../test/fixture/notes/${name}/`, import.meta.url)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => textsIn(readFileSync(new URL(file, folder), 'utf8'), file.replace('.txt', '')))
}

function textsIn(file: string, group: string): readonly UnseenText[] {
  return file.split(/^%%% /m).flatMap((part, at): readonly UnseenText[] => {
    const [head = '', ...lines] = part.split('\n')
    const [code = '', language = '', format = '', rules = '', state] = head.trim().split(' ')
    if (code === '') return []
    const body = `${lines.join('\n').trimEnd()}\n`
    return [
      {
        name: `${code} ${group} ${at}`,
        code,
        language: language === 'ko' ? 'ko' : 'en',
        format: formats[format] ?? 'text',
        rules: rules.split('|'),
        expected: expectedOf(rules, state),
        planted: asPlanted(body),
        right: putRight(body),
      },
    ]
  })
}

function expectedOf(rules: string, state: string | undefined): UnseenText['expected'] {
  if (rules === 'none') return 'nothing'
  return state === 'missed' || state === 'remark' ? state : 'found'
}
