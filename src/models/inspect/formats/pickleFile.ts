import { ByteStream, sourceFeed } from '../bytes/byteStream';
import { unpackedFeed, type Packing, type UnpackedFeed } from '../bytes/unpacked';
import type { ModelTensor } from '../modelFileReport';
import { opcodes } from '../pickle/opcodes';
import { metadataOf, tensorsIn } from '../pickle/pickleContents';
import { PickleFindings } from '../pickle/pickleFindings';
import { scanPickle } from '../pickle/scanPickle';
import type { Value } from '../pickle/values';
import type { FileFormat, Findings, OpenedFile } from './format';
import { unmarkedPickle } from './unmarkedPickle';
import { sortedImports } from './worst';

/** More than a model of this kind unpacks to on a machine that loads it. */
const mostUnpacked = 4e9;
/** The first pickle of a file as torch saved it before 1.6. */
const legacyMagic = 0x1950a86a20f9469cfc6cn;
const legacyPickles = 5;
const mostPickles = 10_000;

const marks: readonly (readonly [
  packing: Packing | 'bzip2' | 'xz' | 'lzma' | 'lz4' | 'zstd',
  mark: readonly number[],
])[] = [
  ['zlib', [0x78, 0x01]],
  ['zlib', [0x78, 0x5e]],
  ['zlib', [0x78, 0x9c]],
  ['zlib', [0x78, 0xda]],
  ['gzip', [0x1f, 0x8b]],
  // 'B' alone begins pickles too: the size of its blocks and the mark of the first one tell it.
  ...Array.from({ length: 9 }, (_, size) => ['bzip2', [...Buffer.from(`BZh${size + 1}1AY&SY`)]] as const),
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['lzma', [0x5d, 0, 0]],
  ['lz4', [0x04, 0x22, 0x4d, 0x18]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** Pickles, one or several in a row, joblib's with arrays between the opcodes, packed or not. */
export const pickleFile: FileFormat = {
  recognises: async (file) => {
    const { head, name } = file;
    if (packingOf(head) !== null) return true;
    if (head[0] === 0x80 && (head[1] ?? 9) <= 5) return true;
    if (/\.(pkl|pickle|joblib|dill)$/i.test(name) && opcodes[head[0] ?? 0] !== undefined) return true;
    return beginsAsOldPickle(head) || (beginsWithImport(head) && (await unmarkedPickle(file)) !== null);
  },
  inspect: async (file) => {
    const packing = packingOf(file.head);
    if (packing !== null && packing !== 'zlib' && packing !== 'gzip')
      return {
        format: isNamedJoblib(file) ? 'joblib' : 'pickle',
        verdict: 'partly-scanned',
        formatDetail: `packed by ${packing}`,
        problems: [
          {
            problem: `It is packed by ${packing}, which cannot be unpacked here: what it would run was not looked at.`,
            at: 0,
          },
        ],
      };
    const feed = packing === null ? sourceFeed(file.source) : unpackedFeed(file.source, packing, mostUnpacked);
    const stream = new ByteStream(feed);
    try {
      return await inspectStream(stream, file, packing, 'problem' in feed ? (feed as UnpackedFeed) : null);
    } finally {
      await stream.close();
    }
  },
};

function packingOf(head: Buffer) {
  return marks.find(([, mark]) => mark.every((byte, index) => head[index] === byte))?.[0] ?? null;
}

/** Any pickle may be packed, and `joblib.dump` leaves no mark where there are no arrays. */
function isNamedJoblib({ name }: OpenedFile): boolean {
  return /\.joblib(\.|$)/i.test(name);
}

/** Protocols 0 and 1 have no mark: a container that is remembered, or one value. */
function beginsAsOldPickle(head: Buffer): boolean {
  return /^(\(?i?[\w.]*\(?[dlt]p\d+\n|[}\])]q.|\(dp\d|I\d+\n[.s])/s.test(head.toString('latin1'));
}

/** Lists of words begin so as well. */
function beginsWithImport(head: Buffer): boolean {
  return /^(c|\(c|\(i)[\w.]+\n[\w.]+\n/.test(head.toString('latin1'));
}

async function inspectStream(
  stream: ByteStream,
  file: OpenedFile,
  packing: Packing | null,
  unpacked: UnpackedFeed | null,
): Promise<Findings> {
  const findings = new PickleFindings(file.trusted);
  const { values, count, isWhole, isCut } = await scanAll(stream, findings, file.signal);
  if (!isWhole && isPlainText(file.head) && runsNothing(findings)) return plainText;
  const unpackProblem = unpacked?.problem() ?? null;
  if (unpackProblem !== null)
    findings.unread(`Of the packed file not all can be read: ${unpackProblem}.`, stream.position);
  const imports = sortedImports(findings.imports.values());
  const isMarked = imports.some(({ module }) => module.startsWith('joblib.numpy_pickle'));
  const isJoblib = isMarked || (packing !== null && isNamedJoblib(file));
  const isTorch = values[0] === legacyMagic;
  const main = isTorch ? values[3] : values[0];
  return {
    format: isTorch ? 'pytorch' : isJoblib ? 'joblib' : 'pickle',
    formatDetail: detail(count, packing, isTorch),
    verdict: findings.verdict,
    imports,
    ...contentsOf(main),
    problems: findings.problems,
    // What unpacks to more than is followed ends here alone.
    unloadable: isCut && unpacked?.isStopped() !== true,
  };
}

const plainText: Findings = {
  format: 'pickle',
  verdict: 'partly-scanned',
  problems: [{ problem: 'It is text, and no pickle.', at: 0 }],
  unloadable: true,
};

/** Without a control character but those of lines, which the mark of a pickle and the lengths in it are. */
function isPlainText(head: Buffer): boolean {
  return head.every((byte) => (byte > 31 ? byte !== 128 : byte > 8 && byte < 14));
}

/** What Python can call a module and what is in it. */
const dotted = /^([A-Za-z_\x80-\uffff][\w\x80-\uffff]*(\.|$))+$/;

/** Words and lines may be opcodes that import: Python stops there, for no module is called so. */
function runsNothing({ calls, isSuspect, imports }: PickleFindings): boolean {
  const names = [...imports.values()].map(({ module, name }) => `${module}.${name}`);
  return calls === 0 && !isSuspect && !names.some((name) => dotted.test(name));
}

/** Tensors, how many numbers they have, and what the object says of itself. */
export function contentsOf(value: Value): {
  readonly tensors: readonly ModelTensor[];
  readonly parameters: number | null;
  readonly metadata: Readonly<Record<string, string>>;
} {
  const tensors = tensorsIn(value);
  return { tensors, parameters: null, metadata: metadataOf(value) };
}

function detail(pickles: number, packing: Packing | null, isTorch: boolean): string {
  if (isTorch) return 'as torch saved before 1.6';
  const parts = [...(packing === null ? [] : [`packed by ${packing}`]), ...(pickles > 1 ? [`${pickles} pickles`] : [])];
  return parts.join(', ');
}

/** One pickle after the other: `pickle.load` can be called again, and what stands behind a STOP is seen too. */
async function scanAll(stream: ByteStream, findings: PickleFindings, signal: AbortSignal) {
  const values: Value[] = [];
  let count = 0;
  let isCut = false;
  do {
    const begin = stream.position;
    const { value, ended, isCut: endsHere = false } = await scanPickle(stream, findings, signal);
    if (values.length < legacyPickles) values.push(value);
    isCut = endsHere && (count === 0 || values[0] === legacyMagic);
    if (!ended && values.length > 1 && !findings.isSpent)
      findings.unread('Behind the pickle stand bytes that are no pickle.', begin);
    if (!ended || (values[0] === legacyMagic && values.length === legacyPickles)) break;
    if (++count === mostPickles) findings.unread(`It holds more than ${mostPickles} pickles.`, stream.position);
    signal.throwIfAborted();
  } while (count < mostPickles && (await stream.fill(1)));
  return { values, count, isWhole: count > 0, isCut };
}
