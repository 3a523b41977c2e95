import { PickleFindings } from '../pickle/pickleFindings';
import { scanPickle } from '../pickle/scanPickle';
import type { Value } from '../pickle/values';
import { hasMember, zipOf } from '../zip/knownZip';
import type { ZipArchive } from '../zip/zipArchive';
import { archiveProblems, memberSource, memberStream } from '../zip/zipMembers';
import type { FileFormat, Findings, OpenedFile } from './format';
import { contentsOf } from './pickleFile';
import { sortedImports } from './worst';

const pickleMember = /(^|\/)[^/]+\.pkl$/;
const archiveMember = /\.(zip|pth?|ckpt|npz|keras|tar|mar)$/i;
const codeMember = /^[^/]+\/code\/.*\.py$/;

/** An archive as torch has saved it since 1.6: `<name>/data.pkl` and the numbers of each storage. */
export const pytorch: FileFormat = {
  recognises: (file) => hasMember(file, /^([^/]+\/)?(data|constants)\.pkl$/),
  inspect: async (file) => {
    const archive = await zipOf(file);
    return archive === null ? { format: 'pytorch', verdict: 'partly-scanned' } : inspectArchive(file, archive);
  },
};

async function inspectArchive(file: OpenedFile, archive: ZipArchive): Promise<Findings> {
  const findings = new PickleFindings(file.trusted);
  for (const { problem } of archiveProblems(archive)) findings.suspect('dangerous', problem, 0);
  for (const { name, start } of archive.members.filter((member) => archiveMember.test(member.name)))
    findings.unread(`"${name}" is an archive in the archive, which was not looked into.`, start);
  const programs = archive.members.filter(({ name }) => codeMember.test(name));
  let main: Value;
  for (const member of archive.members.filter(({ name }) => pickleMember.test(name))) {
    const value = await scanMember(file, member, findings);
    if (/(^|\/)data\.pkl$/.test(member.name)) main = value;
  }
  const imports = sortedImports(findings.imports.values());
  const isScript = programs.length > 0 || archive.members.some(({ name }) => /(^|\/)constants\.pkl$/.test(name));
  if (isScript) findings.suspect('needs-trust', scriptSentence(programs.length), 0);
  const contents = contentsOf(main);
  return {
    format: isScript ? 'torchscript' : 'pytorch',
    formatDetail: await versionOf(file, archive),
    verdict: findings.verdict,
    imports,
    ...contents,
    parameters: contents.tensors.reduce(
      (all, { shape }) => all + shape.reduce((product, size) => product * size, 1),
      0,
    ),
    problems: findings.problems,
  };
}

function scriptSentence(programs: number): string {
  return `It holds ${programs} programs of its own (TorchScript), which run when it is used and were not looked at.`;
}

async function scanMember(
  file: OpenedFile,
  member: ZipArchive['members'][number],
  findings: PickleFindings,
): Promise<Value> {
  const stream = memberStream(file.source, member);
  if (stream === null) {
    findings.unread(`"${member.name}" is packed in a way that is not known.`, member.start);
    return undefined;
  }
  try {
    return (await scanPickle(stream, findings, file.signal)).value;
  } finally {
    await stream.close();
  }
}

async function versionOf(file: OpenedFile, archive: ZipArchive): Promise<string> {
  const member = archive.members.find(({ name }) => /(^|\/)version$/.test(name));
  const source = member ? await memberSource(file.source, member, 16) : null;
  const version = (await source?.read(0, 16))?.toString('latin1').trim() ?? '';
  return /^\d+$/.test(version) ? `archive version ${version}` : '';
}
