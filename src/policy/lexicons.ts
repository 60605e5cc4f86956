import { closingMarker, type Lexicon } from './directive.ts'

/** Openers that start another approach. Reflections ("Wait", "Hmm") stay in the same thought and are not among them. */
export const switchLexicon: Lexicon = { name: 'switch', phrases: ['Alternatively'] }

/**
 * Other lists of switches, to see how much hangs on the list. Only words that begin little else: of a longer phrase the first
 * token alone can be biased, and "Let me try another way" would take every "Let" with it.
 */
export const otherSwitches: readonly Lexicon[] = [
  { name: 'wide', phrases: ['Alternatively', 'Another', 'Instead', 'Perhaps', 'Maybe'] },
  { name: 'reflection', phrases: ['Wait', 'Hmm'] },
  { name: 'both', phrases: ['Alternatively', 'Wait', 'Hmm'] },
]

/** Words that begin sentences as switches do, and are none: what a penalty on any such words would do. */
export const placeboLexicon: Lexicon = {
  name: 'placebo',
  phrases: ['Therefore', 'Thus', 'Hence', 'Nothing'],
}

/** On the reasoner as frequent as its switch, once a thought: it says "leaving" where it commits to a line. */
export const matchedPlacebo: Lexicon = { name: 'matched', phrases: ['leaving'] }

/** The words of arXiv 2506.11077. */
export const reflexLexicon: Lexicon = { name: 'reflex', phrases: ['Wait', 'But', 'Alternatively'] }

/** The keywords of arXiv 2506.08343, found there in 32 responses of QwQ-32B to AIME 2025. */
export const noWaitLexicon: Lexicon = {
  name: 'no-wait',
  phrases: [
    ...['Wait', 'Alternatively', 'Hmm', 'But', 'However', 'Alternative', 'Another', 'Check', 'Double-check'],
    ...['Oh', 'Maybe', 'Verify', 'Other', 'Again', 'Now', 'Ah', 'Any'],
  ],
}

/** Where DEER (arXiv 2504.15895) tries an answer. */
export const transitionLexicon: Lexicon = { name: 'transition', phrases: ['Wait', 'Alternatively'] }

/** The end of the reasoning, to be made likelier. */
export const endLexicon: Lexicon = { name: 'end', phrases: [closingMarker] }
