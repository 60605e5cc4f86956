import { createEffect, createMemo, type JSX, onMount } from 'solid-js'
import { valueChainPicture, valueChainWords } from '#figure'
import type { Hit } from '#market'
import { words } from '../language/language.ts'
import { chainGraph } from './chain-graph.ts'
import { graphPageWords } from './graph-page-words.ts'

interface ChainDrawingProps {
  readonly hits: readonly Hit[] | undefined
  readonly event: string | undefined
  readonly object: string | undefined
  readonly choose: (object: string) => void
}

/** The picture: a box is chosen by pointer or keyboard, and what is not linked to it steps back. */
export function ChainDrawing(props: ChainDrawingProps): JSX.Element {
  let place: HTMLElement | undefined
  const svg = createMemo(() =>
    valueChainPicture(chainGraph, {
      words: valueChainWords(words().language, props.event),
      ...(props.hits ? { hits: props.hits } : {}),
      interactive: true,
    }),
  )
  onMount(() => {
    createEffect(() => {
      if (!place) return
      place.replaceChildren(parsed(svg()))
      mark(place, props.object)
    })
  })
  const choose = (target: EventTarget | null): boolean => {
    const box = target instanceof Element ? target.closest('[data-object]') : null
    const object = box?.getAttribute('data-object')
    if (object) props.choose(object)
    return Boolean(object)
  }
  return (
    <section
      ref={(element) => {
        place = element
      }}
      class="chain-drawing"
      aria-label={graphPageWords[words().language].picture}
      onClick={(event) => choose(event.target)}
      onKeyDown={(event) => {
        if ((event.key === 'Enter' || event.key === ' ') && choose(event.target)) event.preventDefault()
      }}
      onPointerOver={(event) => {
        const box = (event.target as Element).closest('[data-object]')
        if (place) mark(place, box?.getAttribute('data-object') ?? props.object)
      }}
      onPointerLeave={() => {
        if (place) mark(place, props.object)
      }}
    />
  )
}

function parsed(svg: string): Node {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml')
  return document.importNode(documentElement, true)
}

/** Lines of one object stand out, and so do the boxes at their ends. */
function mark(place: HTMLElement, object: string | undefined): void {
  const near = new Set<string | null>([object ?? null])
  for (const line of place.querySelectorAll('[data-from]')) {
    const ends = [line.getAttribute('data-from'), line.getAttribute('data-to')]
    const isNear = object !== undefined && ends.includes(object)
    if (isNear) for (const end of ends) near.add(end)
    line.classList.toggle('near', isNear)
  }
  for (const box of place.querySelectorAll('[data-object]')) {
    const id = box.getAttribute('data-object')
    box.classList.toggle('near', object !== undefined && near.has(id))
    box.setAttribute('aria-pressed', String(id === object))
  }
  place.classList.toggle('marked', object !== undefined)
}
