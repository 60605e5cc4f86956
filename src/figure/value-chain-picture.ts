import {
  effectNames,
  escaped,
  type Graph,
  type GraphLink,
  type GraphObject,
  type Hit,
  isLoss,
  type Layout,
  type LinkKind,
  layeredLayout,
  linkRules,
  type PlacedObject,
} from '#market'
import { label } from './label.ts'
import { palette } from './palette.ts'

/** What the picture says beside names. */
export interface ValueChainWords {
  readonly language: 'en' | 'ko'
  readonly title: string
  readonly description: string
  readonly stages: Readonly<Record<NonNullable<GraphObject['stage']>, string>>
  /** What a dashed border means. */
  readonly restricted: string
  readonly loss: string
  readonly gain: string
}

export interface ValueChainOptions {
  readonly words: ValueChainWords
  /** Whom an event hits: only these are drawn, with the links on their ways. */
  readonly hits?: readonly Hit[]
  /** For a page: boxes can be reached by keyboard, and boxes and lines say what they stand for in `data-object`, `data-from`, `data-to`. */
  readonly interactive?: true
}

interface LineStyle {
  readonly color: string
  readonly dash?: string
}

/** Colour and dash say the same, so that neither is needed alone. */
const lines: Readonly<Partial<Record<LinkKind, LineStyle>>> = {
  supplies: { color: palette.blue },
  partOf: { color: palette.blue, dash: '2 2' },
  makes: { color: palette.muted },
  buys: { color: palette.green },
  assembles: { color: palette.green, dash: '2 2' },
  uses: { color: palette.green, dash: '5 3' },
  rents: { color: palette.ochre },
  operates: { color: palette.ochre, dash: '5 3' },
  equips: { color: palette.ochre, dash: '2 2' },
  trainedOn: { color: palette.purple, dash: '2 2' },
  invests: { color: palette.purple },
  competes: { color: palette.orange, dash: '5 3' },
}

const fontSize = 11
const boxHeight = 20
const headHeight = 74
const legendHeight = 44
const font = "system-ui, -apple-system, 'Segoe UI', Pretendard, 'Noto Sans KR', sans-serif"

/**
 * The value chain as an SVG file of its own: a column for each stage, a box for each object, links coloured by kind behind the
 * boxes, so that no line crosses a name. The same graph gives the same picture. No script, no style element.
 */
export function valueChainPicture(graph: Graph, { words, hits, interactive }: ValueChainOptions): string {
  const { language } = words
  const shown = hits === undefined ? graph : onlyHit(graph, hits)
  const layout = layeredLayout(withDrawnLinks(shown), {
    textWidth: (object) => textPixels(nameOf(object, language, hits)) + 14,
    boxHeight,
    rowGap: 8,
    columnGap: 64,
    padding: 24,
  })
  const width = Math.max(layout.width, 900)
  const height = layout.height + headHeight + legendHeight
  const restricted = new Set(
    graph.links.filter(({ kind }) => kind === 'restrictedBy').map(({ from }) => from),
  )
  const byObject = new Map(hits?.map((hit) => [hit.object, hit]))
  const boxes = [...layout.placed.values()].map((box) =>
    boxOf(box, {
      name: nameOf(box.object, language, hits),
      isRestricted: restricted.has(box.object.id),
      hit: byObject.get(box.object.id),
      interactive,
    }),
  )
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${language}" font-family="${escaped(font)}" font-size="${fontSize}" aria-labelledby="value-chain-title value-chain-description">`,
    `<title id="value-chain-title">${escaped(words.title)}</title>`,
    `<desc id="value-chain-description">${escaped(words.description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${palette.paper}"/>`,
    `<text x="24" y="28" font-size="16" font-weight="600" fill="${palette.ink}">${escaped(words.title)}</text>`,
    ...stageHeads(layout, words),
    `<g transform="translate(0 ${headHeight - 24})">`,
    ...layout.links.flatMap((link) => lineOf(link, layout)),
    ...boxes,
    '</g>',
    ...legend(layout, { words, isHit: hits !== undefined, y: height - legendHeight + 12 }),
    '</svg>',
  ].join('\n')}\n`
}

/** What an event reaches and the links on the ways there. */
function onlyHit(graph: Graph, hits: readonly Hit[]): Graph {
  const reached = new Set(hits.map(({ object }) => object))
  const ways = new Set(
    hits.flatMap(({ path, along }) => along.map((kind, at) => wayKey(kind, path[at], path[at + 1]))),
  )
  return {
    ...graph,
    objects: graph.objects.filter(({ id }) => reached.has(id)),
    links: graph.links.filter(
      ({ kind, from, to }) => ways.has(wayKey(kind, from, to)) || ways.has(wayKey(kind, to, from)),
    ),
  }
}

function wayKey(kind: string, from: string | undefined, to: string | undefined): string {
  return JSON.stringify([kind, from, to])
}

/** Of several links of one kind between the same two, one line. */
function withDrawnLinks(graph: Graph): Graph {
  const once = new Map<string, GraphLink>()
  for (const link of graph.links)
    if (lines[link.kind] !== undefined) once.set(wayKey(link.kind, link.from, link.to), link)
  return { ...graph, links: [...once.values()] }
}

function nameOf(object: GraphObject, language: 'en' | 'ko', hits: readonly Hit[] | undefined): string {
  const name = label(object.name[language], 28)
  const share = hits?.find((hit) => hit.object === object.id)?.share
  return share === undefined || share === null ? name : `${name} ${Math.round(share * 1000) / 10}%`
}

/** Pixels of a text: wide letters of Korean take a whole em. */
function textPixels(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\u1100-\uffdc]/.test(character) ? 1 : 0.6) * fontSize,
    0,
  )
}

function stageHeads({ columns }: Layout, { stages }: ValueChainWords): readonly string[] {
  return columns.flatMap(({ stage, x }, at) =>
    columns[at - 1]?.stage === stage
      ? []
      : [
          `<text x="${x}" y="${headHeight - 18}" font-weight="600" fill="${palette.muted}">${escaped(stages[stage])}</text>`,
        ],
  )
}

function boxOf(
  { object, x, y, width, height }: PlacedObject,
  look: {
    readonly name: string
    readonly isRestricted: boolean
    readonly hit: Hit | undefined
    readonly interactive: true | undefined
  },
): string {
  const stroke = look.hit ? (isLoss(look.hit.effect) ? palette.orange : palette.green) : palette.ink
  const dash = look.isRestricted ? ' stroke-dasharray="4 2"' : ''
  const isGoods = object.kind === 'chip' || object.kind === 'model'
  const strong = look.hit ? 1.6 : 0.8
  const target = look.interactive ? ` data-object="${escaped(object.id)}" tabindex="0" role="button"` : ''
  return [
    `<g${target}><title>${escaped(titleOf(object, look.hit))}</title>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${isGoods ? 10 : 3}" fill="${isGoods ? palette.shade : palette.paper}" stroke="${stroke}" stroke-width="${strong}"${dash}/>`,
    `<text x="${x + width / 2}" y="${y + height / 2 + 4}" text-anchor="middle" fill="${palette.ink}">${escaped(look.name)}</text></g>`,
  ].join('')
}

function titleOf({ name }: GraphObject, hit: Hit | undefined): string {
  const names = name.en === name.ko ? name.en : `${name.en} · ${name.ko}`
  return hit ? `${names}: ${effectNames[hit.effect].en} (${hit.path.join(' › ')})` : names
}

function lineOf(link: GraphLink, { placed }: Layout): readonly string[] {
  const [from, to] = [placed.get(link.from), placed.get(link.to)]
  const style = lines[link.kind]
  if (!from || !to || !style) return []
  const dash = style.dash === undefined ? '' : ` stroke-dasharray="${style.dash}"`
  const share = link.shareOfFrom ?? link.shareOfTo
  // A share that is told makes a line thicker; one that isn't leaves it thin.
  const weight = share === undefined ? 0.9 : 1 + share
  return [
    `<path d="${curve(from, to)}" fill="none" stroke="${style.color}" stroke-width="${Math.round(weight * 100) / 100}" stroke-opacity="0.5"${dash} data-from="${escaped(link.from)}" data-to="${escaped(link.to)}"><title>${escaped(`${from.object.name.en} ${linkRules[link.kind].name.en} ${to.object.name.en} (${link.source}, ${link.date})`)}</title></path>`,
  ]
}

function curve(from: PlacedObject, to: PlacedObject): string {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from]
  const [y1, y2] = [left.y + left.height / 2, right.y + right.height / 2]
  const x1 = left.x + left.width
  if (left.column === right.column) {
    const bend = x1 + Math.min(40, 14 + Math.abs(y1 - y2) / 8)
    return `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x1} ${y2}`
  }
  const middle = (x1 + right.x) / 2
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${right.x} ${y2}`
}

function legend(
  { links }: Layout,
  { words, isHit, y }: { readonly words: ValueChainWords; readonly isHit: boolean; readonly y: number },
): readonly string[] {
  const used = new Set(links.map(({ kind }) => kind))
  const entries = Object.entries(lines).filter(([kind]) => used.has(kind as LinkKind))
  let x = 24
  const parts = entries.map(([kind, { color, dash }]) => {
    const text = linkRules[kind as LinkKind].name[words.language]
    const mark = `<path d="M${x} ${y}h22" stroke="${color}" stroke-width="2"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}/>`
    const said = `<text x="${x + 27}" y="${y + 4}" fill="${palette.ink}">${escaped(text)}</text>`
    x += 27 + textPixels(text) + 18
    return mark + said
  })
  const boxes = [
    { text: words.restricted, stroke: palette.ink, dash: ' stroke-dasharray="4 2"' },
    ...(isHit
      ? [
          { text: words.loss, stroke: palette.orange, dash: '' },
          { text: words.gain, stroke: palette.green, dash: '' },
        ]
      : []),
  ]
  let at = 24
  const marks = boxes.map(({ text, stroke, dash }) => {
    const mark = `<rect x="${at}" y="${y + 13}" width="22" height="12" rx="3" fill="none" stroke="${stroke}"${dash}/><text x="${at + 27}" y="${y + 23}" fill="${palette.ink}">${escaped(text)}</text>`
    at += 27 + textPixels(text) + 18
    return mark
  })
  return [...parts, ...marks]
}
