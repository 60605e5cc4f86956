import type { PrintedCaption } from '../printed-issue.ts'
import type { Checked, PrintedCheck, PrintedFinding } from './printed-finding.ts'

function listed({ printed }: Checked): readonly PrintedCaption[] {
  return printed.captions?.listed ?? []
}

function placeOf({ kind, number }: PrintedCaption): string {
  return `${kind === 'figure' ? 'fig' : 'table'} ${number}`
}

/** In Korean: 그림 18. */
function koreanLabel({ kind, number }: PrintedCaption): string {
  return `${kind === 'figure' ? '그림' : '표'} ${number}`
}

/** L39: captions without a source. */
export const missingSources: PrintedCheck = (checked) => {
  const { captions } = checked.printed
  if (!captions) return []
  const all = captions.figures + captions.tables
  const without = captions.listed.filter(({ source }) => source === null)
  return without.map((caption): PrintedFinding => {
    const rest = `${without.length} of ${all}`
    return {
      id: 'L39',
      rule: 'source-missing',
      severity: 'warning',
      where: placeOf(caption),
      printed: 'none',
      recomputed: rest,
      message: {
        en: `${placeOf(caption)} has no source line: ${rest} captions (${captions.figures} figures, ${captions.tables} tables)`,
        ko: `${koreanLabel(caption)}에 출처가 없음: 캡션 ${all}개(그림 ${captions.figures}, 표 ${captions.tables}) 가운데 ${without.length}개`,
      },
    }
  })
}

/** L31 and L40: names of sources that look like a known one and are not. */
export const sourceSpellings: PrintedCheck = (checked) =>
  listed(checked).flatMap((caption): PrintedFinding[] => {
    const { source } = caption
    if (source === null || source === 'house') return []
    const names = checked.outside.sources.map(({ name }) => name)
    const meant = names.includes(source)
      ? undefined
      : names.find((name) => lookalike(name) === lookalike(source))
    if (meant === undefined) return []
    const isCase = meant.toLowerCase() === source.toLowerCase()
    const how = isCase
      ? { en: 'in other capitals', ko: '대소문자가 다름' }
      : { en: 'with a letter that looks alike', ko: '모양이 비슷한 다른 글자로 적힘' }
    return [
      {
        id: isCase ? 'L40' : 'L31',
        rule: 'source-name',
        severity: 'warning',
        where: placeOf(caption),
        printed: source,
        recomputed: meant,
        message: {
          en: `the source of ${placeOf(caption)} is written "${source}", ${how.en}: "${meant}" must be meant`,
          ko: `${koreanLabel(caption)}의 출처가 ‘${source}’로 적힘(${how.ko}): ‘${meant}’로 보임`,
        },
      },
    ]
  })

/** Letters that look the same are one: I, l and 1; O and 0. */
function lookalike(text: string): string {
  return text
    .replace(/[Il|1]/g, 'l')
    .replace(/[O0]/g, 'o')
    .toLowerCase()
}

/** L41: the house alone is named, though the numbers are those of somebody else. */
export const ownCredit: PrintedCheck = (checked) =>
  listed(checked).flatMap((caption): PrintedFinding[] => {
    const origin = caption.source === 'house' && caption.data ? originOf(caption.data, checked) : undefined
    if (origin === undefined) return []
    return [
      {
        id: 'L41',
        rule: 'source-incomplete',
        severity: 'warning',
        where: placeOf(caption),
        printed: 'the house alone',
        recomputed: origin,
        message: {
          en: `${placeOf(caption)} names the house alone; its values are those of ${origin}`,
          ko: `${koreanLabel(caption)}의 출처가 자사로만 적혔으나 값은 ${origin}의 것과 같음`,
        },
      },
    ]
  })

/** Where the facts have the same numbers from. */
function originOf(
  data: NonNullable<PrintedCaption['data']>,
  { underthinking, gpus }: Checked,
): string | undefined {
  if (data === 'chips') return gpus.find(({ id }) => id === 'h100')?.source.split(';')[0]
  const table = underthinking.tables.find(({ id }) => id === data)
  return table && `${table.source} ${table.version}`
}

/** L42: tables that are called figures, and pictures that are called tables. */
export const captionKinds: PrintedCheck = (checked) =>
  listed(checked)
    .filter(({ kind, content }) => (kind === 'table') !== (content === 'table'))
    .map(
      (caption): PrintedFinding => ({
        id: 'L42',
        rule: 'caption-kind',
        severity: 'info',
        where: placeOf(caption),
        printed: caption.kind,
        recomputed: caption.content,
        message: {
          en: `${placeOf(caption)} is a ${caption.content}, and captioned as a ${caption.kind}`,
          ko: `${koreanLabel(caption)}: 내용은 ${caption.content === 'table' ? '표인데 그림으로' : '도표인데 표로'} 번호가 매겨짐`,
        },
      }),
    )
