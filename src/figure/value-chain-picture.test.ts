import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { hits } from '#market'
import { readGraph } from '#run/facts'
import { type ValueChainWords, valueChainPicture } from './value-chain-picture.ts'

const { graph } = readGraph()

function wordsIn(language: 'en' | 'ko'): ValueChainWords {
  const stage = language === 'en' ? 'stage' : '단계'
  return {
    language,
    title: 'title',
    description: 'description',
    stages: {
      tools: stage,
      'memory-foundry': stage,
      chips: stage,
      systems: stage,
      cloud: stage,
      models: stage,
      use: stage,
    },
    restricted: 'restricted',
    loss: 'loss',
    gain: 'gain',
  }
}

interface Box {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function boxesOf(svg: string): readonly Box[] {
  const { document } = parseHTML(svg)
  return [...document.querySelectorAll('g g')].map((group) => {
    const rect = group.querySelector('rect')
    const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) =>
      Number(rect?.getAttribute(name)),
    )
    return { text: group.querySelector('text')?.textContent ?? '', x, y, width, height }
  })
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

describe.each(['en', 'ko'] as const)('the value chain drawn in %s', (language) => {
  const svg = valueChainPicture(graph, { words: wordsIn(language) })
  const boxes = boxesOf(svg)

  it('has a box for every object of a stage, named in that language', () => {
    const placed = graph.objects.filter(({ stage }) => stage !== undefined)
    expect(boxes.map(({ text }) => text).sort()).toEqual(placed.map(({ name }) => name[language]).sort())
  })

  it('has no box over another, and every name fits its box', () => {
    const over = boxes.flatMap((a, at) =>
      boxes
        .slice(at + 1)
        .filter((b) => overlaps(a, b))
        .map((b) => [a.text, b.text]),
    )
    expect(over).toEqual([])
    const tight = boxes.filter(
      ({ text, width }) => [...text].length * (/[가-힣]/.test(text) ? 6 : 5.5) > width,
    )
    expect(tight).toEqual([])
  })

  it('is the same each time, and carries neither script nor style nor anything to fetch', () => {
    expect(valueChainPicture(graph, { words: wordsIn(language) })).toBe(svg)
    expect(svg).not.toMatch(/<script|<style|href=|url\(/)
  })
})

it('drawn for an event it shows whom that hits, and no one else', () => {
  const all = hits(graph, 'h20-ban')
  const boxes = boxesOf(valueChainPicture(graph, { words: wordsIn('en'), hits: all }))
  expect(boxes).toHaveLength(all.length)
  expect(boxes.map(({ text }) => text)).toContain('DeepSeek 50%')
})
