import { chooseToken } from '../src/engine/adapter/reasoner/choose-token.ts'
import type { Model } from '../src/engine/adapter/reasoner/model-files.ts'
import { createNetwork, type Network } from '../src/engine/adapter/reasoner/network.ts'
import type { Contestant, Workload } from './contestant.ts'

/** The project's own inference, network and choice of the token, without what a study adds. */
export function ours(model: Model): Contestant {
  const networks = new Map<number, Network>()
  const networkFor = (slots: number): Network => {
    const network = networks.get(slots) ?? createNetwork(model.tensors, model.config, { slots })
    networks.set(slots, network)
    return network
  }
  return {
    name: 'jevons',
    family: 'jevons',
    version: `Node ${process.versions.node}`,
    decode: (workload) => Promise.resolve(decode(networkFor(workload.prompts.length), workload)),
    close: () => {},
  }
}

function decode(network: Network, { prompts, steps }: Workload): { seconds: number; tokens: number[][] } {
  const likeliest = (logits: Float32Array | undefined): number => {
    if (!logits) throw new Error('a row has no logits')
    return chooseToken(logits, { temperature: 0, topP: 1 }, 0, network.exponentials)
  }
  const tokens = prompts.map((prompt, slot) => {
    const rows = prompt.map((token, position) => ({ slot, position, token }))
    return [likeliest(network.step(rows, [rows.length - 1])[0])]
  })
  const wanted = prompts.map((_, slot) => slot)
  const startedMs = performance.now()
  for (let step = 0; step < steps; step++) {
    const rows = tokens.map((said, slot) => ({
      slot,
      position: (prompts[slot]?.length ?? 0) + step,
      token: said.at(-1) ?? 0,
    }))
    const logits = network.step(rows, wanted)
    for (const [slot, said] of tokens.entries()) said.push(likeliest(logits[slot]))
  }
  return { seconds: (performance.now() - startedMs) / 1000, tokens }
}
