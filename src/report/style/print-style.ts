/** On paper: nothing scrolls, nothing is cut off, little ink. */
export const printStyle: string = `
@page { size: A4; margin: 16mm 14mm; }
@media print {
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; background: none; }
  h2 { break-after: avoid; }
  h3, h4, .why, thead, tr.group { break-after: avoid; }
  tr, .thought, .answer, .verdict, dl > div { break-inside: avoid; }
  .scroll, .reading { overflow: visible; max-height: none; }
  .response { overflow: visible; }
  .figures { grid-template-columns: 1fr 1fr; gap: 1.2rem 1.5rem; }
  .responses { grid-template-columns: 1fr 1fr; }
  .wide table { font-size: 0.8rem; }
  .wide td { white-space: normal; }
  th, td { padding-left: 0.8rem; }
  th:first-child { position: static; background: none; }
  .thought, .legend li, .response header, #notice, .command { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .command { white-space: pre-wrap; }
  a { color: inherit; text-decoration: none; }
}
`
