/** Numbers of one kind, told apart by labels. */
interface Family {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly lines: () => readonly string[]
}

type Labels = Readonly<Record<string, string>>

/** What a gateway counts, written as Prometheus reads it. Labels hold nothing that a client could make up. */
export interface GatewayMetrics {
  readonly requests: (labels: { readonly endpoint: string; readonly status: string }) => void
  readonly tokens: (labels: { readonly kind: string; readonly policy: string }, count: number) => void
  readonly switches: (labels: { readonly policy: string }, count: number) => void
  readonly responses: (labels: { readonly policy: string }) => void
  readonly budgetHits: (labels: { readonly policy: string }) => void
  /** A loop in the reasoning: one that was left again, or one that never ended. */
  readonly loops: (labels: { readonly policy: string; readonly end: 'left' | 'never' }) => void
  readonly durationSeconds: (labels: { readonly endpoint: string }, seconds: number) => void
  readonly firstPieceSeconds: (labels: { readonly endpoint: string }, seconds: number) => void
  readonly text: () => string
}

/** @param open how many requests are under way */
export function gatewayMetrics(open: () => number): GatewayMetrics {
  const requests = counter('jevons_requests_total', 'Requests for text, by the status of the answer.')
  const tokens = counter('jevons_tokens_total', 'Tokens, as far as they were told, by policy.')
  const switches = counter('jevons_switches_total', 'Switches to another thought in the reasoning.')
  const responses = counter('jevons_responses_total', 'Answers that were completed.')
  const budgetHits = counter(
    'jevons_budget_hits_total',
    'Answers whose reasoning came to the cap of a budget.',
  )
  const loops = counter('jevons_loops_total', 'Loops in the reasoning that were left again, or never.')
  const duration = histogram('jevons_request_duration_seconds', 'From a request to the end of its answer.')
  const first = histogram('jevons_first_piece_seconds', 'From a request to the first piece of its stream.')
  const gauge: Family = {
    name: 'jevons_open_requests',
    help: 'Requests that are under way.',
    type: 'gauge',
    lines: () => [`jevons_open_requests ${open()}`],
  }
  const families = [requests, responses, tokens, switches, budgetHits, loops, duration, first, gauge]
  return {
    requests: (labels) => requests.add(labels, 1),
    tokens: tokens.add,
    switches: switches.add,
    responses: (labels) => responses.add(labels, 1),
    budgetHits: (labels) => budgetHits.add(labels, 1),
    loops: (labels) => loops.add(labels, 1),
    durationSeconds: duration.add,
    firstPieceSeconds: first.add,
    text: () => families.map(familyText).join(''),
  }
}

function familyText({ name, help, type, lines }: Family): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines()
    .map((line) => `${line}\n`)
    .join('')}`
}

interface Adding extends Family {
  readonly add: (labels: Labels, amount: number) => void
}

function counter(name: string, help: string): Adding {
  const sums = new Map<string, number>()
  return {
    name,
    help,
    type: 'counter',
    add(labels, amount) {
      const key = labelText(labels)
      sums.set(key, (sums.get(key) ?? 0) + amount)
    },
    lines: () => [...sums].map(([key, sum]) => `${name}{${key}} ${sum}`),
  }
}

const bounds = [0.005, 0.02, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800] as const

function histogram(name: string, help: string): Adding {
  const measured = new Map<string, { readonly counts: number[]; sum: number; count: number }>()
  return {
    name,
    help,
    type: 'histogram',
    add(labels, amount) {
      const key = labelText(labels)
      const own = measured.get(key) ?? { counts: bounds.map(() => 0), sum: 0, count: 0 }
      measured.set(key, own)
      own.sum += amount
      own.count++
      for (const [place, bound] of bounds.entries())
        if (amount <= bound) own.counts[place] = (own.counts[place] ?? 0) + 1
    },
    lines: () =>
      [...measured].flatMap(([key, { counts, sum, count }]) => [
        ...bounds.map((bound, place) => `${name}_bucket{${key},le="${bound}"} ${counts[place]}`),
        `${name}_bucket{${key},le="+Inf"} ${count}`,
        `${name}_sum{${key}} ${sum}`,
        `${name}_count{${key}} ${count}`,
      ]),
  }
}

function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`)
    .join(',')
}
