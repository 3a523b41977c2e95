import { judgeCall, type TrustedImports } from '../imports/judgeImport';
import type { ModelImport } from '../modelFileReport';
import { hasMember, zipOf } from '../zip/knownZip';
import type { ZipArchive } from '../zip/zipArchive';
import { archiveProblems, isTrick, memberSource } from '../zip/zipMembers';
import type { FileFormat, Findings, OpenedFile } from './format';
import { sortedImports, worst } from './worst';

const mostConfig = 64 * 1024 * 1024;
const ownMember = /^(config\.json|metadata\.json|[\w.]*\.weights\.h5|assets\/.*)$/;

/** Keras 3: an archive whose `config.json` names every class and function that makes the model, beside its weights. */
export const keras: FileFormat = {
  recognises: async (file) => (await hasMember(file, /^config\.json$/)) && hasMember(file, /^metadata\.json$/),
  inspect: async (file) => {
    const archive = await zipOf(file);
    return archive === null ? { format: 'keras', verdict: 'partly-scanned' } : inspectArchive(file, archive);
  },
};

async function inspectArchive(file: OpenedFile, archive: ZipArchive): Promise<Findings> {
  const config = await readConfig(file, archive);
  const imports = sortedImports(config === undefined ? [] : namedClasses(config, file));
  const strange = archive.members.filter(({ name }) => !ownMember.test(name)).map(({ name }) => name);
  const told = [
    ...(config === undefined ? ['Its config.json cannot be read.'] : []),
    ...strange.slice(0, 10).map((name) => `"${name}" is nothing that Keras saves, and was not looked at.`),
  ];
  return {
    format: 'keras',
    verdict: isTrick(archive)
      ? 'dangerous'
      : worst(['safe', ...imports.map(({ verdict }) => verdict), ...told.map(() => 'needs-trust' as const)]),
    imports,
    problems: [...archiveProblems(archive), ...told.map((problem) => ({ problem, at: null }))],
  };
}

/** Undefined: it cannot be read. */
async function readConfig({ source }: OpenedFile, { members }: ZipArchive): Promise<unknown> {
  const member = members.find(({ name }) => name === 'config.json');
  if (!member || member.bytes > mostConfig) return undefined;
  const bytes = await (await memberSource(source, member, mostConfig))?.read(0, mostConfig);
  try {
    return JSON.parse(bytes?.toString('utf8') ?? '') as unknown;
  } catch {
    return undefined;
  }
}

function namedClasses(config: unknown, { trusted }: OpenedFile): readonly ModelImport[] {
  const found: ModelImport[] = [];
  const waiting = [config];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if ('class_name' in value) found.push(judgeClass(value, trusted));
    for (const child of Object.values(value)) waiting.push(child);
  }
  return found;
}

const ownModules =
  /^keras(\.(layers|models|initializers|regularizers|constraints|optimizers(\.schedules)?|losses|metrics|activations|dtype_policies|quantizers|src(\.\w+)+))?$/;
const ownClass = /^_?[A-Z]\w*$/;
/** Layers of Keras itself that load code, or what another library has saved. */
const loadsCode = /^(Lambda|__lambda__|TorchModuleWrapper|TFSMLayer|JaxLayer|FlaxLayer)$/;
/** Values that are written as objects: `__tensor__`, `__tuple__` … */
const plainValue = /^__\w+__$/;

/** Keras makes an object of what these keys name (`keras.src.saving.serialization_lib`). */
function judgeClass(node: object, trusted: TrustedImports): ModelImport {
  const { class_name, module, registered_name } = node as Readonly<Record<string, unknown>>;
  const name = typeof class_name === 'string' ? class_name : '';
  const place = typeof module === 'string' ? module : 'keras';
  const reason = loadsCode.test(name) ? 'holds or loads code of its own' : 'a class or function of whoever saved it';
  const isOwn = ownModules.test(place) && (ownClass.test(name) || plainValue.test(name)) && !loadsCode.test(name);
  const isRegistered = typeof registered_name === 'string' && registered_name !== name;
  const judged = judgeCall(place, name, trusted);
  if (judged.verdict === 'dangerous' && !isOwn && !loadsCode.test(name)) return judged;
  if ((isOwn && !isRegistered) || trusted.has(`${place}.${name}`))
    return { module: place, name, verdict: 'safe', reason: '' };
  return { module: place, name, verdict: 'needs-trust', reason };
}
