import type { PolicyEvent } from '#policy'
import type { ReasoningSpan } from '#trace'
import type { ReasoningPart } from '../engine.ts'
import { type Place, type ReasoningPhase, reasoningPhase } from '../reasoning-phase.ts'
import { type MarkedToken, type MarkedTokens, markedTokens } from './marked-tokens.ts'
import type { StretchSaid, StretchToken } from './stretch.ts'

/** What stands after the prompt: its tokens, where the reasoning is among them, and what of it is still to be told. */
export class SaidText {
  readonly #tokens: MarkedToken[] = []
  readonly #marked: MarkedTokens
  readonly #phase: ReasoningPhase = reasoningPhase()
  #reasoningFrom = 0
  #reasonedBefore = 0
  #given = 0
  #isPlain = false
  #count = 0
  #untold: StretchSaid[] = []

  constructor(markers: { readonly open: string; readonly close: string }) {
    this.#marked = markedTokens(markers)
  }

  /** The prompt ends within the reasoning, as if its last line break were the marker's. */
  open(): readonly PolicyEvent[] {
    return [{ text: '' }, { text: '\n' }].flatMap((said, place) =>
      this.#phase.eventsOf(said, place === 0 ? 'open' : undefined),
    )
  }

  /** What the response is given to begin with: it is not told, and nothing goes back to before its end. */
  give(tokens: readonly StretchToken[]): readonly PolicyEvent[] {
    const parts = [...tokens.flatMap((token) => this.read(token)), ...this.release()]
    const events = parts.flatMap((part) => {
      this.#tokens.push(part)
      return this.#eventsOf(part)
    })
    this.#reasonedBefore = this.#phase.tokens()
    this.#given = this.#tokens.length
    return events
  }

  /** A token in its parts, as far as it is decided which of them are markers. */
  read(token: StretchToken): readonly MarkedToken[] {
    return this.#marked.read(token, this.#awaited())
  }

  /** What was not decided, as it is. */
  release(): readonly MarkedToken[] {
    return this.#marked.release()
  }

  /** Adds a part, and says what a policy is told of it. */
  push(part: MarkedToken): readonly PolicyEvent[] {
    this.#tokens.push(part)
    this.#count += countOf(part)
    const { text, id, logProbability, isSilent } = part
    const known = { ...(id !== undefined && { id }), ...(logProbability !== undefined && { logProbability }) }
    const events = this.#eventsOf(part)
    if (!isSilent) this.#untold.push({ type: 'token', text, part: this.#partOf(part, events), ...known })
    return events
  }

  /** Goes back to a place within the reasoning, which is open again; returns how many tokens went. */
  cut({ tokens }: Place): number {
    const gone = this.#tokens.splice(this.#reasoningFrom + tokens)
    const went = gone.reduce((sum, token) => sum + countOf(token), 0)
    this.#count -= went
    const characters = gone.reduce((sum, { text, isSilent }) => sum + (isSilent ? 0 : text.length), 0)
    if (characters > 0) this.#untold.push({ type: 'rollback', characters })
    this.#phase.reopen(tokens)
    return went + this.release().length
  }

  /** Where a character of the reasoning is. */
  placeOf(offset: number): Place {
    return this.#phase.placeOf(offset)
  }

  /** The same, or the end of what was given where that comes later. */
  placeWithin(offset: number): Place {
    const place = this.#phase.placeOf(Math.max(0, offset))
    if (place.tokens >= this.#reasonedBefore) return place
    const tokens = this.#reasonedBefore
    return { tokens, characters: this.#phase.charactersOf(tokens), piece: '' }
  }

  /** Everything up to a place within the reasoning. */
  upTo({ tokens }: Place): readonly StretchToken[] {
    return this.#tokens.slice(0, this.#reasoningFrom + tokens)
  }

  /** Everything, what is not decided included. */
  all(): readonly StretchToken[] {
    return [...this.#tokens, ...this.#marked.held()]
  }

  /** With what was given. */
  length(): number {
    return this.#tokens.length
  }

  /** Tokens of the response alone, parts of tokens not counted again. */
  count(): number {
    return this.#count
  }

  reasoningTokens(): number {
    return this.#phase.tokens() - this.#reasonedBefore
  }

  isOpen(): boolean {
    return this.#phase.isOpen()
  }

  hasBegun(): boolean {
    return this.#phase.hasBegun()
  }

  /** Where reasoning and answer are in what was said. */
  span(): ReasoningSpan {
    const characters = (from: number, to: number): number =>
      this.#tokens
        .slice(Math.max(from, this.#given), Math.max(to, this.#given))
        .reduce((sum, { text, isSilent }) => sum + (isSilent ? 0 : text.length), 0)
    if (!this.#phase.hasBegun()) return { start: 0, end: 0, answerStart: 0 }
    const until = this.#reasoningFrom + this.#phase.tokens()
    const start = characters(0, this.#reasoningFrom)
    const end = start + characters(this.#reasoningFrom, until)
    if (!this.#phase.isOver()) return { start, end }
    const isMarker = ({ marker }: MarkedToken): boolean => marker !== undefined
    const markers = this.#tokens.slice(until).findIndex((token) => !isMarker(token))
    const after = markers < 0 ? this.#tokens.length : until + markers
    return { start, end, answerStart: end + characters(until, after) }
  }

  /** How long each token's text is, parts of one token together. */
  tokenLengths(): readonly number[] {
    const lengths: number[] = []
    for (const { text, isTied, isSilent } of this.#tokens.slice(this.#given)) {
      if (isSilent) continue
      if (isTied && lengths.length > 0) lengths.push((lengths.pop() ?? 0) + text.length)
      else lengths.push(text.length)
    }
    return lengths
  }

  /** What was said and taken back since this was last asked. */
  told(): readonly StretchSaid[] {
    const told = this.#untold
    this.#untold = []
    return told
  }

  #awaited(): 'open' | 'close' | undefined {
    if (this.#phase.isOpen()) return 'close'
    return this.#phase.isOver() || this.#isPlain ? undefined : 'open'
  }

  #partOf({ marker }: MarkedToken, events: readonly PolicyEvent[]): ReasoningPart {
    if (marker !== undefined) return 'marker'
    // The line break after the opening marker is told to nobody.
    if (this.#phase.isOpen()) return events.some(({ type }) => type === 'token') ? 'reasoning' : 'marker'
    return 'answer'
  }

  #eventsOf({ marker, text, id, logProbability }: MarkedToken): readonly PolicyEvent[] {
    if (marker === 'rest') return []
    const had = this.#phase.hasBegun()
    const known = { ...(id !== undefined && { id }), ...(logProbability !== undefined && { logProbability }) }
    const events = this.#phase.eventsOf({ text, ...known }, marker)
    const { hasBegun, isOpen, isOver, tokens } = this.#phase
    if (!had && hasBegun()) this.#reasoningFrom = this.#tokens.length - tokens() - Number(isOver())
    // What begins without the marker never opens a reasoning later.
    if (!had && !isOpen() && !isOver() && text.trim() !== '') this.#isPlain = true
    return events
  }
}

/** Parts of a token, and markers that nobody said, are no tokens of their own. */
export function countOf({ isTied, isSilent }: MarkedToken): number {
  return isTied || isSilent ? 0 : 1
}
