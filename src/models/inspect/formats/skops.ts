import { judgeCall, judgeImport } from '../imports/judgeImport';
import type { ModelImport, ModelTensor } from '../modelFileReport';
import { spaceOf } from '../space';
import { hasMember, zipOf } from '../zip/knownZip';
import type { ZipArchive } from '../zip/zipArchive';
import { archiveProblems, isTrick, memberSource } from '../zip/zipMembers';
import type { FileFormat, Findings, OpenedFile } from './format';
import { inspectArray, merged } from './npz';
import { sortedImports, worst } from './worst';

const mostSchema = 32 * 1024 * 1024;
const mostDepth = 200;

/** skops: an archive whose `schema.json` names every class, beside arrays; only classes that are trusted are loaded. */
export const skops: FileFormat = {
  recognises: (file) => hasMember(file, /^schema\.json$/),
  inspect: async (file) => {
    const archive = await zipOf(file);
    return archive === null ? { format: 'skops', verdict: 'partly-scanned' } : inspectArchive(file, archive);
  },
};

async function inspectArchive(file: OpenedFile, archive: ZipArchive): Promise<Findings> {
  const schema = await readSchema(file, archive);
  const seen = schema === null ? emptySchema : walkSchema(schema, file);
  const arrays = await inspectMembers(file, archive, seen.files);
  const imports = sortedImports([...seen.imports, ...(arrays.imports ?? [])]);
  const isModel = describesObject(schema);
  const isUnread =
    !isModel || seen.isCut || archive.members.some(({ name }) => name !== 'schema.json' && !seen.files.has(name));
  return {
    format: 'skops',
    formatDetail: isNode(schema) && typeof schema._skops_version === 'string' ? `skops ${schema._skops_version}` : '',
    verdict: isTrick(archive)
      ? 'dangerous'
      : worst(['safe', ...imports.map(({ verdict }) => verdict), ...(isUnread ? (['partly-scanned'] as const) : [])]),
    imports,
    tensors: arrays.tensors ?? [],
    space: spaceOf(membersBySize(archive, seen.files), file.source.size),
    metadata: isNode(schema) ? schemaMetadata(schema) : {},
    problems: [
      ...archiveProblems(archive),
      ...(schema === null ? [{ problem: 'Its schema.json cannot be read.', at: null }] : []),
      ...(isUnread && schema !== null ? [{ problem: isModel ? partsProblem : noObject, at: null }] : []),
      ...arrays.problems,
    ],
  };
}

const partsProblem = 'Parts of it are not described by its schema, or nested too deeply.';
const noObject = 'Its schema.json describes no object: no model of skops is in it.';

/** Each object is written with its class and with what loads it. */
function describesObject(schema: unknown): boolean {
  return (
    isNode(schema) && [schema.__class__, schema.__module__, schema.__loader__].every((it) => typeof it === 'string')
  );
}

/** Arrays by the way to them in the model; what describes it by its own name. */
function membersBySize({ members }: ZipArchive, names: ReadonlyMap<string, string>) {
  return members.map(({ name, packed }) => ({ name: names.get(name) ?? name, bytes: packed }));
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function readSchema({ source }: OpenedFile, archive: ZipArchive): Promise<unknown> {
  const member = archive.members.find(({ name }) => name === 'schema.json');
  if (!member || member.bytes > mostSchema) return null;
  const bytes = await (await memberSource(source, member, mostSchema))?.read(0, mostSchema);
  try {
    return JSON.parse(bytes?.toString('utf8') ?? 'null') as unknown;
  } catch {
    return null;
  }
}

function schemaMetadata(schema: Node): Readonly<Record<string, string>> {
  const { __module__: module, __class__: name, protocol } = schema;
  return {
    ...(typeof module === 'string' && typeof name === 'string' ? { class: `${module}.${name}` } : {}),
    ...(typeof protocol === 'number' ? { protocol: String(protocol) } : {}),
  };
}

interface SeenSchema {
  readonly imports: readonly ModelImport[];
  /** Names of the arrays by their member. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether it was too deep to be walked to its end. */
  readonly isCut: boolean;
}

const emptySchema: SeenSchema = { imports: [], files: new Map(), isCut: false };

function walkSchema(schema: unknown, { trusted }: OpenedFile): SeenSchema {
  const imports: ModelImport[] = [];
  const files = new Map<string, string>();
  const seen = new Set<string>();
  let isCut = false;
  const add = (module: unknown, name: unknown, judge = judgeImport) => {
    const key = `${module as string}.${name as string} ${judge === judgeCall}`;
    if (typeof module !== 'string' || typeof name !== 'string' || seen.has(key)) return;
    seen.add(key);
    imports.push(judge(module, name, trusted));
  };
  const walk = (value: unknown, path: string, depth: number): void => {
    if (typeof value !== 'object' || value === null) return;
    if (depth > mostDepth) {
      isCut = true;
      return;
    }
    if (isNode(value)) {
      if (!isKindOnly(value)) add(value.__module__, value.__class__, isNamed(value) ? judgeImport : judgeCall);
      add(value.module_path, value.function);
      if (isMethod(value)) add(...methodOf(value));
      if (typeof value.file === 'string') files.set(value.file, path === '' ? 'array' : path);
    }
    for (const [key, child] of Object.entries(value)) walk(child, pathOf(path, key, Array.isArray(value)), depth + 1);
  };
  walk(schema, '', 0);
  return { imports, files, isCut };
}

/** Of a function, protocol 0 says its kind and names it in its content; later ones name it in the place of a class. */
function isKindOnly({ __loader__: loader, __module__: module, __class__: name }: Node): boolean {
  return loader === 'FunctionNode' && module === 'builtins' && name === 'function';
}

/** Of functions and classes the name alone is in the file; of what else has a class an object is made. */
function isNamed({ __loader__: loader }: Node): boolean {
  return loader === 'FunctionNode' || loader === 'TypeNode';
}

function isMethod(node: Node): boolean {
  return node.__loader__ === 'MethodNode';
}

/** A method of an object is reached by its name. */
function methodOf({ content }: Node): readonly [unknown, unknown] {
  if (!isNode(content) || !isNode(content.obj)) return ['', ''];
  return [content.obj.__module__, `${String(content.obj.__class__)}.${String(content.func)}`];
}

/** Words of skops itself say nothing of the way to an array. */
function pathOf(path: string, key: string, isIndex: boolean): string {
  if (isIndex) return `${path}[${key}]`;
  if (/^(content|__\w+__|attrs|key_types)$/.test(key)) return path;
  return path === '' ? key : `${path}.${key}`;
}

async function inspectMembers(file: OpenedFile, archive: ZipArchive, names: ReadonlyMap<string, string>) {
  const found: Findings[] = [];
  for (const member of archive.members.filter(({ name }) => name.endsWith('.npy'))) {
    file.signal.throwIfAborted();
    const array = await inspectArray(file, member);
    const named = (tensor: ModelTensor) => ({ ...tensor, name: names.get(member.name) ?? tensor.name });
    found.push({ ...array, tensors: array.tensors?.map(named) ?? [] });
  }
  return { ...merged(found), problems: found.flatMap(({ problems }) => problems ?? []) };
}
