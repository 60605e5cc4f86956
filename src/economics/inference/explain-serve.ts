import { type Explained, given } from '../explained.ts'
import { explain } from '../formula.ts'
import { attentionFlop, cacheBytesRead } from '../memory/model-shape.ts'
import { type DecodeStep, weightParts } from './decode.ts'
import { linkOf } from './links.ts'
import { copies, type Serving } from './serving.ts'
import {
  computeSeconds,
  expertsTouched,
  linkSeconds,
  memorySeconds,
  tokensPerSecond,
  usdPerMillionTokens,
  weightsRead,
} from './step-formulas.ts'

/** Why serving yields what it does: the price, if there is one, down to parameters and data sheet. */
export function explainServe(serving: Serving, step: DecodeStep, usdPerGpuHour?: number): Explained {
  const speed = explain(tokensPerSecond, {
    B: given('answers side by side', 'B', step.batch, ''),
    t: explainTime(serving, step),
  })
  if (usdPerGpuHour === undefined) return speed
  return explain(usdPerMillionTokens, {
    n: gpusOf(serving),
    p: given('price of a GPU-hour', 'p', usdPerGpuHour, 'USD/h'),
    tokens_per_s: speed,
  })
}

function explainTime(serving: Serving, step: DecodeStep): Explained {
  const parts = [explainMemory(serving, step), explainCompute(serving, step)]
  const link = explainLink(serving, step)
  const busy = 'max(t_memory, t_compute)'
  const formula =
    link === undefined ? busy : serving.overlap ? 'max(t_memory, t_compute, t_link)' : `${busy} + t_link`
  return {
    name: 'time of a step',
    symbol: 't',
    value: step.seconds,
    unit: 's',
    formula,
    inputs: link === undefined ? parts : [...parts, link],
    note: `bound by ${step.boundBy}`,
  }
}

function explainMemory(serving: Serving, step: DecodeStep): Explained {
  const { shape, kvBits, bandwidth, efficiency } = serving
  const kv = cacheBytesRead(shape.cache, step.contextTokens, kvBits) * copies(serving).cache
  return explain(memorySeconds, {
    W: explainWeights(serving, step),
    B: given('answers side by side', 'B', step.batch, ''),
    kv: given(`KV cache of ${step.contextTokens} tokens`, 'kv', kv, 'byte'),
    n: gpusOf(serving),
    BW: given('memory bandwidth of a GPU', 'BW', bandwidth, 'byte/s'),
    e_b: given('share of the bandwidth reached', 'e_b', efficiency.bandwidth, ''),
  })
}

function explainWeights(serving: Serving, step: DecodeStep): Explained {
  const { experts } = serving.shape
  const { shared, routed } = weightParts(serving)
  if (experts === undefined) return given('weights, all read in a step', 'W', shared + routed, 'byte')
  return explain(weightsRead, {
    shared: given('weights that every token passes, with their copies', 'shared', shared, 'byte'),
    routed: given('weights of all routed experts', 'routed', routed, 'byte'),
    u: explain(expertsTouched, {
      E: given('routed experts of a layer', 'E', experts.routed, ''),
      k: given('experts that a token uses', 'k', experts.active, ''),
      B: given('answers side by side', 'B', step.batch, ''),
    }),
    E: given('routed experts of a layer', 'E', experts.routed, ''),
  })
}

function explainCompute(
  { shape, activeParameters, peakFlops, attentionPeakFlops, gpus, efficiency }: Serving,
  step: DecodeStep,
): Explained {
  return explain(computeSeconds, {
    B: given('answers side by side', 'B', step.batch, ''),
    N: given('parameters used for a token', 'N', activeParameters, ''),
    F: given('dense speed of a GPU', 'F', peakFlops, 'FLOP/s'),
    a: given('attention over the context', 'a', attentionFlop(shape.decodeWork, step.contextTokens), 'FLOP'),
    F_a: given('dense speed for attention', 'F_a', attentionPeakFlops, 'FLOP/s'),
    n: given('GPUs', 'n', gpus, ''),
    e_f: given('share of the speed reached', 'e_f', efficiency.compute, ''),
  })
}

function explainLink(serving: Serving, { linkSeconds: seconds }: DecodeStep): Explained | undefined {
  const { efficiency } = serving
  if (efficiency.link === undefined || seconds === 0) return undefined
  const link = linkOf(serving)
  return explain(linkSeconds, {
    sent: given('bytes that one GPU sends in a step', 'sent', seconds * link * efficiency.link, 'byte'),
    link: given('what it can send', 'link', link, 'byte/s'),
    e_l: given('share of it reached', 'e_l', efficiency.link, ''),
  })
}

function gpusOf({ gpus }: Serving): Explained {
  return given('GPUs', 'n', gpus, '')
}
