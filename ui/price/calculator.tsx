import { type Component, type JSX, lazy, Match, Switch } from 'solid-js'
import '../style/price-form.css'
import '../style/price.css'
import { words } from '../language/language.ts'
import type { CalculatorId } from '../route/field-texts.ts'
import { Link } from '../route/link.tsx'
import type { PriceRoute } from '../route/route.ts'
import { useTitle } from '../shell/title.ts'
import type { Calculation } from './calculation.ts'
import { CalculationPage } from './calculation-page.tsx'

interface PageProps {
  readonly route: PriceRoute
}

/** A calculation is loaded when it is asked for. */
function page(load: () => Promise<Calculation>): Component<PageProps> {
  return lazy(async () => {
    const calculation = await load()
    return {
      default: (props: PageProps) => <CalculationPage calculation={calculation} route={props.route} />,
    }
  })
}

const pages: Readonly<Record<CalculatorId, Component<PageProps>>> = {
  chain: lazy(async () => ({ default: (await import('./chain/chain-page.tsx')).ChainPage })),
  answer: lazy(async () => ({ default: (await import('./answer/answer-page.tsx')).AnswerPage })),
  memory: page(async () => (await import('./memory/memory.ts')).memoryCalculation),
  serving: page(async () => (await import('./serving/serving.ts')).servingCalculation),
  training: page(async () => (await import('./training/training.ts')).trainingCalculation),
  scope: page(async () => (await import('./scope/scope.ts')).scopeCalculation),
  reinforcement: page(
    async () => (await import('./reinforcement/reinforcement.ts')).reinforcementCalculation,
  ),
  distillation: page(async () => (await import('./distillation/distillation.ts')).distillationCalculation),
  balance: page(async () => (await import('./balance/balance.ts')).balanceCalculation),
  cluster: page(async () => (await import('./cluster/cluster.ts')).clusterCalculation),
  rental: page(async () => (await import('./rental/rental.ts')).rentalCalculation),
  chips: page(async () => (await import('./chips/chips.ts')).chipsCalculation),
  quota: page(async () => (await import('./quota/quota.ts')).quotaCalculation),
  rebound: page(async () => (await import('./rebound/rebound.ts')).reboundCalculation),
  elasticity: page(async () => (await import('./elasticity/elasticity.ts')).elasticityCalculation),
  capability: page(async () => (await import('./capability/capability.ts')).capabilityCalculation),
  fleet: page(async () => (await import('./fleet/fleet.ts')).fleetCalculation),
}

/** One calculator of those behind the door Price. */
export function Calculator(props: PageProps): JSX.Element {
  const own = (): { readonly title: string; readonly lead: string } =>
    words().doors.calculators[props.route.calculator]
  useTitle(() => own().title)
  return (
    <div class="page price-page">
      <nav class="trail" aria-label={words().doors.price.title}>
        <ol>
          <li>
            <Link to={{ page: 'prices' }}>{words().doors.price.title}</Link>
          </li>
          <li aria-current="page">{own().title}</li>
        </ol>
      </nav>
      <h1>{own().title}</h1>
      <p class="lead">{own().lead}</p>
      <Switch>
        {(Object.keys(pages) as CalculatorId[]).map((id) => {
          const Page = pages[id]
          return (
            <Match when={props.route.calculator === id}>
              <Page route={props.route} />
            </Match>
          )
        })}
      </Switch>
    </div>
  )
}
