import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command lines of `jevons fundamentals …`. What they do is loaded only when they are called. */
export function addFundamentals(program: Command, world: World): void {
  const all = program
    .command('fundamentals')
    .description('what firms earn, promise and spend: Rule of 40, guidance, multiples, capex, funding')
    .helpCommand(false)
  addRuleOf40(all, world)
  addGuidance(all, world)
  addMultiple(all, world)
  addCapex(all, world)
  addSpending(all, world)
  all
    .command('funding')
    .description('money for a project: committed, reported, and the gap to what it costs')
    .option('--project <ID>', 'stargate unless named')
    .option('--input <FILE>', 'a project of your own, in JSON or YAML; docs/economics-fleet.md has its keys')
    .option('--lang <LANG>', 'en or ko')
    .option('--json', 'print JSON')
    .action(async (flags: object) => (await import('../funding-ledger.ts')).fundingCommand(flags, world))
}

function addRuleOf40(all: Command, world: World): void {
  all
    .command('rule40')
    .description('growth plus margin, with the margin’s basis; printed scores against it')
    .option('--growth <PERCENT>', 'growth of revenue against a year before; without it, what was printed')
    .option('--margin <PERCENT>', 'the margin')
    .option('--basis <NAME>', 'what the margin is of: "EBITDA", "adjusted operating", "free cash flow" …')
    .option('--lang <LANG>', 'en or ko')
    .option('--json', 'print JSON')
    .option('--explain', 'the formula with the numbers in it')
    .action(async (flags: object) => (await import('../rule-of-40.ts')).ruleOf40Command(flags, world))
}

function addGuidance(all: Command, world: World): void {
  all
    .command('guidance')
    .description('guidance against what came: middle, implied growth, beat; without flags, what was printed')
    .option('--low <AMOUNT>', 'lower end')
    .option('--high <AMOUNT>', 'upper end; the lower one unless named')
    .option('--base <AMOUNT>', 'the same a year before')
    .option('--actual <AMOUNT>', 'what came')
    .option('--consensus <AMOUNT>', 'what analysts expected')
    .option('--printed-growth <PERCENT>', 'growth as it was printed: the year before that it implies')
    .option('--unit <UNIT>', 'of the amounts, such as "USD mn"')
    .option('--lang <LANG>', 'en or ko')
    .option('--json', 'print JSON')
    .option('--explain', 'the formulas with the numbers in them')
    .action(async (flags: object) => (await import('../guidance.ts')).guidanceCommand(flags, world))
}

function addMultiple(all: Command, world: World): void {
  all
    .command('multiple')
    .description('EV/EBITDA, and where it stands in its own history; without flags, what was printed')
    .option('--market-cap <AMOUNT>', 'market value; all amounts in one unit')
    .option('--debt <AMOUNT>', '0 unless named')
    .option('--preferred <AMOUNT>', 'preferred stock; 0 unless named')
    .option('--minority <AMOUNT>', 'minority interest; 0 unless named')
    .option('--cash <AMOUNT>', '0 unless named')
    .option('--ebitda <AMOUNT>', 'of the last or the next twelve months')
    .option('--mean <X>', 'its mean, to compare with')
    .option('--years <N>', 'of the mean; 5 unless named')
    .option('--history <FILE>', 'the multiple over time, to compare with: date, value')
    .option('--lang <LANG>', 'en or ko')
    .option('--json', 'print JSON')
    .option('--explain', 'the formulas with the numbers in them')
    .action(async (flags: object) => (await import('../multiple.ts')).multipleCommand(flags, world))
}

function addCapex(all: Command, world: World): void {
  all
    .command('capex')
    .description('capital expenditure of hyperscalers by year: spent, planned, expected; growth on one basis')
    .option('--date <DAY>', 'as it was known on a day')
    .option('--svg <FILE>', 'draw it')
    .option('--lang <LANG>', 'en or ko: of the text and the drawing')
    .option('--json', 'print JSON')
    .option('--explain', 'how growth comes about')
    .action(async (flags: object) => (await import('../capex.ts')).capexCommand(flags, world))
}

function addSpending(all: Command, world: World): void {
  all
    .command('spending')
    .description('an index of capex or opex: quarters of the calendar, sum over firms, base 2020Q1 = 100')
    .argument(
      '[FILE]',
      'CSV, Parquet or JSON: firm, end (last day of its quarter), capex, opex; without one, five firms as they reported',
    )
    .option('--date <DAY>', 'without a FILE: as it was known on a day')
    .option('--kind <WHAT>', 'capex or opex; capex unless named')
    .option('--base <QUARTER>', '2020Q1 unless named')
    .option('--trailing <N>', '1, or 4 quarters added up; 1 unless named')
    .option('--svg <FILE>', 'draw it, capex beside opex where all have both')
    .option('--lang <LANG>', 'en or ko: of the text and the drawing')
    .option('--csv', 'a line a quarter')
    .option('--json', 'print JSON')
    .action(async (file: string | undefined, flags: object) =>
      (await import('../spending.ts')).spendingCommand(file, flags, world),
    )
}
