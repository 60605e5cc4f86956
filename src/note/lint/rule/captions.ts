import type { NoteCaption } from '../../document/note-document.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Words } from '../words.ts'

/** Every table and figure says where it is from. */
export const sourceMissing: Rule = {
  name: 'source-missing',
  checks: {
    en: 'captions of tables and figures: each has a source line',
    ko: '표와 그림마다 자료 출처가 있는지 확인',
  },
  find: ({ document: { captions } }) => {
    const without = captions.filter(({ source }) => source === undefined || source === '')
    // A note without any source line names its sources otherwise: one remark, no hundred.
    if (without.length === captions.length)
      return without.slice(0, 1).map((caption) =>
        findingOf(caption, 'warning', {
          en: 'no caption of this note has a source line',
          ko: '표와 그림 어디에도 자료 출처가 없다',
        }),
      )
    return without.map((caption) =>
      findingOf(caption, 'error', {
        en: `${labelOf(caption)} has no source line; ${captions.length - without.length} of ${captions.length} captions have`,
        ko: `${koreanLabel(caption)}에 자료 출처가 없다(전체 ${captions.length}개 중 ${captions.length - without.length}개에는 있다)`,
      }),
    )
  },
}

/** What is called a table holds a table, what is called a figure a picture. */
export const captionKind: Rule = {
  name: 'caption-kind',
  checks: {
    en: 'the word of a caption against what stands under it: tables are no figures',
    ko: '캡션의 표·그림 구분을 실제 내용에 대조',
  },
  find: ({ document: { captions } }) =>
    captions.flatMap((caption) => {
      const wrong =
        (caption.kind === 'figure' && caption.content === 'table') ||
        (caption.kind === 'table' && caption.content === 'picture')
      return wrong
        ? [
            findingOf(caption, 'warning', {
              en: `${labelOf(caption)} is a ${caption.content === 'table' ? 'table' : 'figure'}`,
              ko: `${koreanLabel(caption)}의 내용은 ${caption.content === 'table' ? '표다' : '그림이다'}`,
            }),
          ]
        : []
    }),
}

/** Tables and figures are numbered without gap or double. */
export const captionNumber: Rule = {
  name: 'caption-number',
  checks: {
    en: 'the numbers of tables and of figures: each once, in order, none left out',
    ko: '표와 그림의 번호가 겹치거나 빠지지 않고 이어지는지 확인',
  },
  find: ({ document: { captions } }) =>
    (['table', 'figure'] as const).flatMap((kind) => {
      const own = captions.filter((caption) => caption.kind === kind && /^\d+$/.test(caption.number))
      return own.flatMap((caption, at) => {
        const before = own[at - 1]
        if (!before || Number(caption.number) === Number(before.number) + 1) return []
        const twice = own.slice(0, at).find(({ number }) => number === caption.number)
        if (twice)
          return [
            findingOf(caption, 'warning', {
              en: `${labelOf(caption)} stands in line ${twice.line} too`,
              ko: `${koreanLabel(caption)}의 번호가 ${twice.line}행과 겹친다`,
            }),
          ]
        return [
          findingOf(caption, 'info', {
            en: `${labelOf(caption)} follows ${labelOf(before)}`,
            ko: `${koreanLabel(before)} 다음이 ${koreanLabel(caption)}이다`,
          }),
        ]
      })
    }),
}

function labelOf({ kind, number }: NoteCaption): string {
  return `${kind} ${number}`
}

function koreanLabel({ kind, number }: NoteCaption): string {
  return `${kind === 'table' ? '표' : '그림'} ${number}`
}

function findingOf(caption: NoteCaption, severity: RuleFinding['severity'], message: Words): RuleFinding {
  return {
    severity,
    line: caption.line,
    printed: `${labelOf(caption)} ${caption.title}`.trim(),
    recomputed: null,
    message,
  }
}
