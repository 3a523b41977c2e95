import { formatBytes, formatCount, plural, shorten } from '../../base/text';
import { dangerBehindWord, isDamaged } from '../../models/inspect/dangerOf';
import type { ModelFileReport, ModelPort, ModelTensor, ModelVerdict } from '../../models/inspect/modelFileReport';
import { oneLine } from '../oneLine';
import type { Terminal } from '../terminal';
import { textTable, type TextCell } from '../textTable';

const listed = 20;
const widest = 100;

const verdicts: Readonly<Record<ModelVerdict, readonly [sentence: string, colour: string]>> = {
  dangerous: ['Dangerous.', '31'],
  'needs-trust': ['Needs trust: loading it runs code of which nothing is known.', '33'],
  'partly-scanned': [
    'Partly scanned: the scan could not follow it to its end, so that what it would run is not known.',
    '33',
  ],
  safe: ['Safe: every import is on the allow list, and the scan reached the end. More is not promised.', '32'],
  'not-code': ['Not code: the format holds numbers and names, and nothing that is run when it is loaded.', '32'],
};

const damaged = ['Damaged: it is not what it says; loading it fails, or gives other numbers.', '31'] as const;

/** What a person is told of a model file: first what would run, worst first. */
export function* inspectionText(path: string, report: ModelFileReport, terminal: Terminal): Iterable<string> {
  const paint = (text: string, colour: string) => (terminal.colour ? `\u001b[${colour}m${text}\u001b[0m` : text);
  const options = { colour: terminal.colour, width: (terminal.width ?? widest) - 2 };
  const [word, colour] = isDamaged(report) ? damaged : verdicts[report.verdict];
  const sentence = oneLine([word, dangerBehindWord(report)].filter((it) => it !== null).join(' '));
  yield oneLine(`${path} · ${headline(report)}`);
  yield paint(sentence, colour);
  yield* section(
    'Problems',
    report.problems.map(({ problem }) => `  ${oneLine(problem)}`),
  );
  yield* section('What loading it would import', importLines(report, paint));
  yield* section(
    'Files',
    tableLines(
      [
        { title: 'file', right: false },
        { title: 'format', right: false },
        { title: 'verdict', right: false },
      ],
      partRows(report),
      options,
    ),
  );
  yield* section('Inputs', portLines(report.inputs));
  yield* section('Outputs', portLines(report.outputs));
  yield* section('What takes the space', spaceLines(report));
  const { tensors } = report;
  yield* section(`Tensors, ${formatCount(tensors.length)}`, tensorLines(tensors, options), tensors.length);
  yield* section(
    'It says of itself',
    Object.entries(report.metadata).map(([key, value]) => `  ${oneLine(`${key}: ${shorten(value, 200)}`)}`),
  );
}

function headline({ format, formatDetail, bytes, parameters }: ModelFileReport): string {
  const numbers = parameters === null || parameters === 0 ? [] : [plural(parameters, 'parameter')];
  return [format, ...(formatDetail === '' ? [] : [formatDetail]), formatBytes(bytes), ...numbers].join(' · ');
}

/** The first lines of a section; `all` is how many there would be, where not all were made. */
function* section(title: string, lines: readonly string[], all = lines.length): Iterable<string> {
  if (lines.length === 0) return;
  yield '';
  yield title;
  yield* lines.slice(0, listed);
  if (all > listed) yield `  and ${formatCount(all - listed)} more`;
}

type Columns = Parameters<typeof textTable>[0];

/** A table without the line of its titles. */
function tableLines(
  columns: Columns,
  rows: readonly (readonly TextCell[])[],
  options: { readonly colour: boolean; readonly width: number },
): readonly string[] {
  if (rows.length === 0) return [];
  return [...textTable(columns, rows, options)].slice(1).map((line) => `  ${line}`);
}

function importLines({ imports }: ModelFileReport, paint: (text: string, colour: string) => string): readonly string[] {
  const doubtful = imports
    .filter(({ verdict }) => verdict !== 'safe')
    .map(({ module, name, verdict, reason }) => {
      const word = paint(verdict.replace('-', ' ').padEnd(11), verdicts[verdict][1]);
      return `  ${word}  ${oneLine(`${shorten(`${module}.${name}`, 80)}: ${reason}`)}`;
    });
  return [...doubtful, ...safeLines(imports)];
}

/** Safe ones by module, on few lines. */
function safeLines(imports: ModelFileReport['imports']): readonly string[] {
  const byModule = new Map<string, string[]>();
  for (const { module, name, verdict } of imports)
    if (verdict === 'safe') byModule.set(module, [...(byModule.get(module) ?? []), name]);
  return [...byModule].map(([module, names]) => `  safe  ${oneLine(`${module}: ${names.join(', ')}`)}`);
}

function partRows({ parts }: ModelFileReport): readonly (readonly TextCell[])[] {
  return parts.map(({ path, format, verdict }) => [
    { text: oneLine(shorten(path)) },
    { text: format },
    { text: verdict.replace('-', ' '), colour: verdicts[verdict][1] },
  ]);
}

function portLines(ports: readonly ModelPort[]): readonly string[] {
  return ports.map(({ name, type, shape, required }) => {
    const dimensions = shape === null ? '' : ` [${shape.map((size) => size ?? '?').join(', ')}]`;
    return `  ${oneLine(`${name === '' ? '(no name)' : name}: ${type}${dimensions}${required ? '' : ', optional'}`)}`;
  });
}

function spaceLines({ space, bytes }: ModelFileReport): readonly string[] {
  // Numbers that stand in another file are more than the file.
  const whole = Math.max(
    1,
    bytes,
    space.reduce((sum, part) => sum + part.bytes, 0),
  );
  return space.map((part) => {
    const share = `${Math.round((100 * part.bytes) / whole)} %`.padStart(5);
    return `  ${share}  ${formatBytes(part.bytes).padStart(8)}  ${oneLine(shorten(part.name, 80))}`;
  });
}

/** Of the first ones: a file may have a hundred thousand. */
function tensorLines(
  tensors: readonly ModelTensor[],
  options: { readonly colour: boolean; readonly width: number },
): readonly string[] {
  const rows = tensors
    .slice(0, listed)
    .map(({ name, dtype, shape, bytes }) => [
      { text: oneLine(shorten(name)) },
      { text: dtype },
      { text: `[${shape.join(', ')}]` },
      { text: formatBytes(bytes) },
    ]);
  const columns = [
    { title: 'tensor', right: false },
    { title: 'type', right: false },
    { title: 'shape', right: false },
    { title: 'bytes', right: true },
  ];
  return tableLines(columns, rows, options);
}
