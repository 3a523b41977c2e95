/**
 * Who may import whom. The table of ARCHITECTURE.md, type-only imports included.
 * `only(folder, allowed)` forbids every import from a folder of src to another one that is not named.
 */
const folders = [
  'base',
  'disk',
  'project',
  'data',
  'runs',
  'models',
  'evaluate',
  'monitor',
  'lifecycle',
  'store',
  'actions',
  'workers',
  'protocol',
  'vscode',
  'cli',
];

/**
 * @param {string} folder
 * @param {readonly string[]} allowed folders whose code may be used
 * @param {readonly string[]} [types] folders of which only types may be used
 */
function only(folder, allowed, types = []) {
  const known = [folder, ...allowed];
  const others = folders.filter((other) => !known.includes(other) && !types.includes(other));
  const rules = [
    {
      name: `${folder}-imports`,
      comment: `src/${folder} may import ${[...allowed, ...types.map((type) => `types of ${type}`)].join(', ') || 'nothing'}.`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: [...others.map((other) => `^src/${other}/`), '^src/[^/]+$', '^webview/'] },
    },
  ];
  if (types.length > 0) {
    rules.push({
      name: `${folder}-types-only`,
      comment: `src/${folder} may import only types of ${types.join(', ')}.`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: types.map((type) => `^src/${type}/`), dependencyTypesNot: ['type-only'] },
    });
  }
  return rules;
}

/**
 * @param {string} name
 * @param {string} comment
 * @param {object} from
 * @param {object} to
 */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const domain = ['data', 'runs', 'models', 'evaluate', 'monitor', 'lifecycle', 'project'];
const everything = folders.filter((folder) => folder !== 'vscode' && folder !== 'cli');

module.exports = {
  forbidden: [
    ...only('base', []),
    ...only('disk', ['base']),
    ...only('project', ['base']),
    ...only('data', ['base', 'project']),
    ...only('runs', ['base', 'project']),
    ...only('models', ['base', 'disk', 'project']),
    ...only('evaluate', ['base', 'project']),
    ...only('monitor', ['base', 'project', 'data', 'evaluate']),
    ...only('lifecycle', ['base', 'project'], ['data', 'runs', 'models', 'evaluate', 'monitor']),
    ...only('store', ['base', 'disk'], domain),
    ...only('actions', ['base', 'disk', ...domain, 'store'], ['protocol']),
    ...only(
      'workers',
      ['base', 'disk', 'data', 'runs', 'models', 'monitor', 'evaluate', 'store', 'actions', 'protocol'],
      ['project'],
    ),
    ...only(
      'protocol',
      ['base', 'runs'],
      domain.filter((folder) => folder !== 'runs'),
    ),
    ...only('vscode', everything),
    ...only('cli', everything),
    never(
      'vscode-in-its-place',
      'Only src/extension.ts and src/vscode know the editor.',
      { path: '^(src|webview)/', pathNot: ['^src/extension\\.ts$', '^src/vscode/'] },
      { path: '^(vscode$|node_modules/@types/vscode/)' },
    ),
    never(
      'base-without-node',
      'src/base has no node: modules.',
      { path: '^src/(base|protocol)/' },
      { dependencyTypes: ['core'] },
    ),
    never(
      'driver-in-store',
      'Only src/store opens a database.',
      { path: '^src/', pathNot: '^src/store/' },
      { path: 'better-sqlite3|^(node:)?sqlite$' },
    ),
    never(
      'panels-apart',
      'A panel knows its protocol and base.',
      { path: '^webview/' },
      { path: '^src/(?!protocol/|base/)' },
    ),
    never('panels-without-node', 'A panel has no node: modules.', { path: '^webview/' }, { dependencyTypes: ['core'] }),
    never(
      'tests-apart',
      'Nothing outside test imports a test.',
      { path: '^(src|webview|scripts)/' },
      { path: '^test/' },
    ),
    never(
      'sources-know-no-scripts',
      'What is shipped knows nothing of the scripts.',
      { path: '^(src|webview)/' },
      { path: '^scripts/' },
    ),
    never('no-cycles', 'A cycle has no order in which it can be read.', {}, { circular: true }),
    never(
      'no-orphans',
      'A file that nothing imports is dead.',
      {
        orphan: true,
        path: '^src/',
        pathNot: ['^src/(extension|cli)\\.ts$', '^src/workers/[^/]+Worker\\.ts$', '\\.d\\.ts$'],
      },
      {},
    ),
    never(
      'dependencies-declared',
      'What runs is a dependency, not a tool.',
      { path: '^src/' },
      {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '^vscode$|@types/(vscode|better-sqlite3|picomatch)',
      },
    ),
    never(
      'resolvable',
      'Every import can be resolved; WebAssembly is compiled by the build.',
      { path: '^(src|webview|scripts)/' },
      { couldNotResolve: true, pathNot: '^vscode$|\\.wasm$' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|media)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mts', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
