/** How a family of models marks its reasoning inside its own text. */
export interface ReasoningDialect {
  readonly name: string
  readonly open: string
  readonly close: string
  /** Where the answer is announced by a marker of its own, which may stand some way after the closing one. */
  readonly answer?: string
  /** There is no answer before the marker that announces it. */
  readonly announced?: true
  /** What may stand at the very end of the answer, and belongs to no text. */
  readonly tails?: readonly string[]
  /** The opening is a common word: it counts only at the very beginning, and only where the closing follows. */
  readonly paired?: true
  /** Which models and where that is written down. */
  readonly source: string
}

const openWebUi = 'the default tags of open-webui/open-webui'

/**
 * The known dialects. Those that a prompt's template may open itself (so that the text holds the closing marker alone) are
 * found by their closing; all of them are.
 */
export const reasoningDialects: readonly ReasoningDialect[] = [
  {
    name: 'think',
    open: '<think>',
    close: '</think>',
    source: 'DeepSeek-R1, Qwen3, QwQ, GLM-4.5, MiniMax-M1: their chat templates',
  },
  { name: 'thinking', open: '<thinking>', close: '</thinking>', source: openWebUi },
  { name: 'reason', open: '<reason>', close: '</reason>', source: openWebUi },
  { name: 'reasoning', open: '<reasoning>', close: '</reasoning>', source: openWebUi },
  { name: 'thought', open: '<thought>', close: '</thought>', source: openWebUi },
  { name: 'Thought', open: '<Thought>', close: '</Thought>', source: openWebUi },
  { name: 'kimi', open: '◁think▷', close: '◁/think▷', source: 'moonshotai/Kimi-VL-A3B-Thinking' },
  {
    name: 'magistral',
    open: '[THINK]',
    close: '[/THINK]',
    tails: ['</s>'],
    source: 'mistralai/Magistral-Small-2507: special tokens of its tokenizer',
  },
  {
    name: 'open-thoughts',
    open: '<|begin_of_thought|>',
    close: '<|end_of_thought|>',
    answer: '<|begin_of_solution|>',
    tails: ['<|end_of_solution|>'],
    source: 'open-thoughts/OpenThoughts-114k, NovaSky-AI/Sky-T1',
  },
  {
    name: 'harmony',
    open: '<|channel|>analysis<|message|>',
    close: '<|end|>',
    answer: '<|channel|>final<|message|>',
    announced: true,
    tails: ['<|return|>', '<|end|>'],
    source: 'gpt-oss: openai/harmony, docs/format.md',
  },
  {
    name: 'harmony-stripped',
    open: 'analysis',
    close: 'assistantfinal',
    paired: true,
    source: 'gpt-oss decoded without its special tokens',
  },
  {
    name: 'gemma',
    open: '<|channel>thought',
    close: '<channel|>',
    tails: ['<turn|>'],
    source: 'Gemma 4: ai.google.dev/gemma/docs/core/prompt-formatting-gemma4',
  },
  {
    name: 's1',
    open: '<|im_start|>think',
    close: '<|im_start|>answer',
    tails: ['<|im_end|>'],
    source: 'simplescaling/s1',
  },
]
