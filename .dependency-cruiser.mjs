/**
 * The rooms in the order in which data flows. A room imports only from rooms before it, through their door.
 * `test/architecture.test.ts` reads the order from the names of the rules below and proves that they bite.
 */
const pureRooms = [
  'statistics',
  'trace',
  'thought',
  'problem',
  'answer',
  'judge',
  'policy',
  'metric',
  'economics',
  'market',
]
const worldRooms = ['engine', 'run', 'study', 'figure', 'report', 'note', 'gateway', 'viewer', 'cli']
const rooms = [...pureRooms, ...worldRooms]
const anyOf = (names) => `(${names.join('|')})`
/** Files that run only under the test runner, and may use what it needs. */
const tests = '\\.(test|contract)\\.ts$'
const adapters = '^src/engine/adapter/'

const pointsInward = rooms.slice(0, -1).map((room, place) => ({
  name: `${room}-points-inward`,
  comment: `${room} comes before the rooms that it must not know.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(${rooms.slice(place + 1).join('|')})/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...pointsInward,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'cross-rooms-by-door',
      comment: 'Another room is imported as #room, so that every crossing can be seen.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: '^src/$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'enter-by-door',
      comment:
        'Outside src/ the same doors are used; only the benchmark looks behind one, to time the inner loop.',
      severity: 'error',
      from: { path: '^(test|scripts|reasoner|examples|ui)/' },
      to: { path: '^src/[^/]+/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'ui-sees-values',
      comment:
        'The workbench’s pages compute with pure rooms, draw figures and run the reasoner that has no threads. They know the server by its types.',
      severity: 'error',
      from: { path: '^ui/', pathNot: tests },
      to: {
        path: '^src/',
        pathNot: [`^src/${anyOf([...pureRooms, 'figure'])}/`, '^src/engine/adapter/inline-reasoner/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ui-has-no-node',
      comment: 'Pages run in a browser.',
      severity: 'error',
      from: { path: '^ui/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-is-pure',
      comment: 'Pure rooms compute from values: no Node, no packages, so that they also run in a browser.',
      severity: 'error',
      from: { path: `^src/${anyOf(pureRooms)}/`, pathNot: tests },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'] },
    },
    {
      name: 'adapters-only-at-the-root',
      comment:
        'Which engine runs is chosen in the command line and in the library’s front door, nowhere else.',
      severity: 'error',
      from: { pathNot: ['^src/cli/', '^src/index\\.ts$', '^(test|bench|reasoner|examples|ui)/', adapters] },
      to: { path: adapters },
    },
    {
      name: 'src-stays-inside',
      comment: 'What is published does not lean on what is not.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^(test|scripts|reasoner|bench|examples|ui)/' },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'The peer of the benchmark is installed in bench/ alone, and only by who runs it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^onnxruntime-node$' },
    },
    {
      name: 'not-to-dev-dep',
      comment: 'An install without development packages must run.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { path: '^(src|scripts|reasoner)/', orphan: true, pathNot: [tests, '\\.(d\\.ts|mjs)$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|docs|runs|test/fixture/forbidden)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['jevons-source', 'import', 'node', 'default', 'types'],
    },
  },
}
