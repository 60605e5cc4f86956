import type { BanScope, BoardWeek, FxRow, PriceRow, QuarterSpending, Universe } from '#market'

/** Rows of a file of an issue. Whoever shows numbers of it says where they are from, and whether they were made up. */
export interface IssueTable<Row> {
  readonly file: string
  readonly rows: readonly Row[]
  readonly isSynthetic: boolean
  /** What its rows name as sources, each once; the file where they name none. */
  readonly source: string
}

/** A score of a model on a benchmark. */
export interface ScoreRow {
  readonly name: string
  readonly maker?: string
  readonly benchmark: string
  /** Per cent. */
  readonly score: number
  readonly date: string
}

/** What an hour of one accelerator costs in a region. */
export interface RentalRow {
  readonly date: string
  readonly region: string
  readonly sku: string
  readonly usdPerHour: number
  readonly term?: string
}

/** How often a model is right when it may think so long. */
export interface ThinkingRow {
  readonly model: string
  readonly benchmark: string
  readonly tokensFrom?: number
  readonly tokensTo?: number
  /** Per cent. */
  readonly accuracy: number
}

/** Growth of a firm's revenue in a quarter, in per cent. */
export interface GrowthRow {
  readonly company: string
  readonly quarter: string
  readonly guided?: number
  readonly actual?: number
}

/** A multiple of a firm on a day. */
export interface MultipleRow {
  readonly date: string
  readonly value: number
}

/** What a state did about a model, in the words of the file. */
export interface BanRow {
  readonly country: string
  readonly scope: BanScope
  readonly from: string
  /** The day on which it was told; that from which it holds where left out. */
  readonly public?: string
  readonly by: string
  readonly what: string
  readonly source?: string
}

/** Tables that lie in the folder of an issue, by what they are of. What is not there is left out. */
export interface IssueTables {
  readonly scores?: IssueTable<ScoreRow>
  readonly rental?: IssueTable<RentalRow>
  readonly thinking?: IssueTable<ThinkingRow>
  readonly growth?: IssueTable<GrowthRow>
  readonly multiple?: IssueTable<MultipleRow>
  readonly bans?: IssueTable<BanRow>
  readonly spending?: IssueTable<QuarterSpending>
  /** Closes: of the peers, of funds, of whatever else an index holds. */
  readonly prices?: IssueTable<PriceRow>
  readonly fx?: IssueTable<FxRow>
  /** Boards by name, each with its weeks. */
  readonly arena?: IssueTable<BoardWeek>
  readonly livebench?: IssueTable<BoardWeek>
  /** What the index of AI stocks holds, and what the Mag 7 are a share of; the peers where it is left out. */
  readonly universe?: Universe
  readonly market?: Universe
}

/** The files that an issue may bring, with the columns that they need (in brackets: where known), as a gap names them. */
export const issueFiles = {
  scores: 'scores.csv (name, benchmark, score, date [maker, source, note])',
  rental: 'rental.csv (date, region, sku, usdPerHour [term, source, note])',
  thinking: 'thinking.csv (model, benchmark, accuracy [tokensFrom, tokensTo, source, note])',
  growth: 'growth.csv (company, quarter [guided, actual, source, note])',
  multiple: 'multiple.csv (date, value [source, note])',
  bans: 'bans.csv (country, scope, from, by, what [public, source, note])',
  spending: 'spending.csv (firm, end, capex [opex, note])',
  prices: 'prices.csv (date, ticker, close [dividend, split, currency, shares, note])',
  fx: 'fx.csv (date, from, to, rate [source])',
  arena: 'arena-YYYY-MM-DD.csv (Model, Arena Score, 95% CI, Organization, License)',
  livebench: 'livebench-YYYY-MM-DD.csv (model, score, or a column a task)',
} as const
