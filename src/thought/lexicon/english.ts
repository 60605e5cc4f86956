import type { SourcedLexicon } from '../opener.ts'

/**
 * The paper's definition, and the default. The paper asked a language model which expressions change the approach and
 * does not print its list: "Alternatively" is the one expression that it names, and the one that its penalty is shown on.
 */
export const englishOpeners: SourcedLexicon = {
  language: 'en',
  source:
    'Transitions: arXiv 2501.18585, which names "alternatively". Reflections: the words that re-implementations of it wrongly count as switches.',
  transitions: ['Alternatively'],
  reflections: ['Wait', 'But wait', 'Hmm'],
}

/**
 * For models that hardly ever write "Alternatively": R1-0528, GLM-4.5, Grok 3 mini, gpt-oss. Wider than the paper's
 * definition: "But" and "Perhaps" also go on with the same approach, so the number of thoughts is an upper bound.
 */
export const wideEnglishOpeners: SourcedLexicon = {
  language: 'en',
  source:
    'Transitions: the paper\'s, "another approach/way/method/strategy/idea" as SEAL (arXiv 2504.07986) takes them, and the sentence openers that R1-0528, GLM-4.5, Grok 3 mini and Magistral write in their place. Reflections: SEAL, NoWait (arXiv 2506.08343), and the openers of gpt-oss and Claude 3.7.',
  transitions: [
    'Alternatively',
    'But alternatively',
    'Or alternatively',
    'Or, alternatively',
    'Wait, alternatively',
    'Another',
    'Alternative',
    'A different',
    'Different approach',
    'Instead',
    'Perhaps',
    'Maybe',
    'But',
    'But maybe',
    'But perhaps',
    'Or',
    'Or maybe',
    'Or perhaps',
    'What if',
    'Let me try',
    "Let's try",
    'Let’s try',
    'Let us try',
    'Try another',
    "Let's think differently",
    'Let me think differently',
  ],
  reflections: [
    'Wait',
    'But wait',
    'Oh wait',
    'No wait',
    'Wait a minute',
    'Hmm',
    'Hold on',
    'But hold on',
    'Actually',
    'But actually',
    'On second thought',
    'Let me check',
    'Let me verify',
    'Let me confirm',
    'Let me double-check',
    'Let me double check',
    'Let me recheck',
    'Let me re-check',
    'Let me make sure',
    'Let me reconsider',
    'Let me re-read',
    "Let's check",
    "Let's verify",
    "Let's double-check",
    'But let me check',
    'But let me verify',
    'But let me confirm',
    'But let me double-check',
    'To verify',
    'To confirm',
    'Double-check',
    'Check',
    'Again',
  ],
}
