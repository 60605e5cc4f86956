/** Colours of the page and of the figures in it: light, dark where the reader prefers it, and light again on paper. */
const light = `
  --paper: #fdfcfa; --raised: #f5f3ef; --ink: #1b1f24; --muted: #59626d; --line: #dfdcd5; --link: #005f96;
  --blue: #0072b2; --blue-soft: #e6f1f8; --orange: #b84705; --orange-soft: #fceee3; --grey: #aab1b9; --grey-soft: #f3f2ef;
  --figure-paper: #fdfcfa; --figure-ink: #1b1f24; --figure-muted: #59626d; --figure-grid: #e6e3dc;
  --figure-blue: #0072b2; --figure-orange: #b84705; --figure-green: #00835f; --figure-purple: #a8487f; --figure-ochre: #a97800;`

const dark = `
  --paper: #14171a; --raised: #1e2328; --ink: #e8eaed; --muted: #a3acb6; --line: #343b43; --link: #7cc4f2;
  --blue: #56b4e9; --blue-soft: #14303f; --orange: #f0925a; --orange-soft: #3b2516; --grey: #6a737d; --grey-soft: #1d2126;
  --figure-paper: #14171a; --figure-ink: #e8eaed; --figure-muted: #a3acb6; --figure-grid: #2c3239;
  --figure-blue: #56b4e9; --figure-orange: #f0925a; --figure-green: #2fbf94; --figure-purple: #dd8fbb; --figure-ochre: #e0b040;`

export const colorStyle: string = `
:root { color-scheme: light dark; ${light}
}
@media screen and (prefers-color-scheme: dark) {
:root { ${dark}
}
}
`
