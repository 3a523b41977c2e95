import { jsonKind } from './jsonKind';

/**
 * What the first bytes of a file show it to be. `binary` names it for a sentence ("a PNG image"), with what to do where
 * there is a table in it; `notTable` is text that stands where a table should, and `what` tells what and why.
 */
export type ContentKind =
  | { readonly kind: 'text'; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' }
  | { readonly kind: 'binary'; readonly what: string }
  | { readonly kind: 'notTable'; readonly what: string };

/** A format of tables or records that Tend does not check, by the endings of names that say what it is. */
interface OtherFormat {
  readonly is: string;
  readonly endings: readonly string[];
  readonly holds: 'table' | 'records';
}

const parquet: OtherFormat = { is: 'a Parquet file', endings: ['.parquet', '.pq'], holds: 'table' };
const arrow: OtherFormat = { is: 'an Arrow file', endings: ['.arrow', '.feather'], holds: 'table' };
const json: OtherFormat = {
  is: 'a JSON document, not a table',
  // A file of JSON Lines of which only one record is known, or a part of it, is a document as well.
  endings: ['.json', '.geojson', '.ipynb', '.jsonl', '.ndjson'],
  holds: 'records',
};
const jsonLines: OtherFormat = { is: 'JSON Lines, not a table', endings: ['.jsonl', '.ndjson'], holds: 'records' };

const signatures: readonly (readonly [what: string | OtherFormat, bytes: string])[] = [
  ['a PNG image', '\x89PNG'],
  ['a JPEG image', '\xff\xd8\xff'],
  ['a GIF image', 'GIF8'],
  ['a PDF document', '%PDF-'],
  ['a zip archive: unpack it and check what is in it', 'PK\x03\x04'],
  ['an old Excel workbook: save its sheet as CSV', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  [parquet, 'PAR1'],
  [arrow, 'ARROW1'],
  ['an HDF5 file', '\x89HDF\r\n\x1a\n'],
  ['a NumPy array', '\x93NUMPY'],
  ['a gzip archive: unpack it and check what is in it', '\x1f\x8b'],
  ['a Zstandard archive: unpack it and check what is in it', '\x28\xb5\x2f\xfd'],
  ['an xz archive: unpack it and check what is in it', '\xfd7zXZ\x00'],
  ['a bzip2 archive: unpack it and check what is in it', 'BZh'],
  ['an SQLite database', 'SQLite format 3\x00'],
  ['a program', '\x7fELF'],
  ['UTF-32 text', '\xff\xfe\x00\x00'],
  ['UTF-32 text', '\x00\x00\xfe\xff'],
];

/** What is never a table by its name; those of code and settings too, whose commas are none of cells. */
const otherNames =
  /\.(md|markdown|rst|adoc|tex|bib|x?html?|xml|ya?ml|toml|ini|cfg|conf|css|scss|[jt]sx|[cm]?js|sql|sh|bat|ps1|r|rmd|c|h|cpp|hpp|java|go|rs)$/i;

/** Share of NULs at every second byte that shows UTF-16 without a byte-order mark. */
const zeroShare = 0.3;

/** Texts that come in place of a table: git-lfs specification, and what a server says instead of sending the file. */
const insteadOfTable: readonly (readonly [what: string, begins: RegExp])[] = [
  [
    'a Git LFS pointer: the table itself was not fetched; run git lfs pull',
    /^version https:\/\/git-lfs\.github\.com\/spec\//,
  ],
  [
    'a web page (HTML), not a table: fetch the file itself, perhaps after signing in',
    /^<(?:!doctype\s+html|html|head|body|table)[\s>]/i,
  ],
  ['an XML document, not a table: write its records as CSV', /^<\?xml\s/i],
];

/** Folder of the parts of a workbook in an Office Open XML package (ECMA-376 part 1, 12). */
const workbookFolder = 'xl/';

/** Decides from the first bytes whether a file is text, and in which encoding; `path` tells whether it is named rightly. */
export function contentKind(head: Uint8Array, path: string): ContentKind {
  const signature = signatures.find(([, bytes]) => startsWith(head, bytes));
  if (signature !== undefined && !(signature[1] === 'BZh' && !isBzip(head)))
    return {
      kind: 'binary',
      what: isWorkbook(head, signature[1]) ? 'an Excel workbook: save its sheet as CSV' : described(signature[0], path),
    };
  const instead = insteadOf(new TextDecoder().decode(head), path);
  if (instead !== null) return { kind: 'notTable', what: instead };
  if (startsWith(head, '\xff\xfe')) return { kind: 'text', encoding: 'utf-16le' };
  if (startsWith(head, '\xfe\xff')) return { kind: 'text', encoding: 'utf-16be' };
  const zeros = [0, 0];
  let controls = 0;
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index & 1] = (zeros[index & 1] ?? 0) + 1;
    if (byte < 9 || (byte > 13 && byte < 27)) controls++;
  });
  const [even = 0, odd = 0] = zeros;
  const half = head.length / 2;
  if (odd >= half * zeroShare && odd > 1 && even * 4 < odd) return { kind: 'text', encoding: 'utf-16le' };
  if (even >= half * zeroShare && even > 1 && odd * 4 < even) return { kind: 'text', encoding: 'utf-16be' };
  // A few control characters are a fault in a table; many are no table.
  if (even + odd > 0 && controls > Math.max(8, head.length / 50)) return { kind: 'binary', what: 'binary data' };
  return { kind: 'text', encoding: 'utf-8' };
}

/** What a text is that is no table, with what to do about it; null for what may be one. */
export function insteadOf(opening: string, path: string): string | null {
  const text = opening.trimStart();
  return (
    insteadOfTable.find(([, begins]) => begins.test(text.slice(0, 200)))?.[0] ??
    jsonInstead(text, path) ??
    namedInstead(path)
  );
}

function namedInstead(path: string): string | null {
  return otherNames.test(path) ? 'text or code by its name, not a table; Tend checks tables in CSV and TSV' : null;
}

function jsonInstead(text: string, path: string): string | null {
  switch (jsonKind(text)) {
    case 'json':
      return described(json, path);
    case 'lines':
      return described(jsonLines, path);
    case null:
      return null;
  }
}

/** What a file is and what to do about it: to name it as what it is only where it is not. */
function described(what: string | OtherFormat, path: string): string {
  if (typeof what === 'string') return what;
  const { is, endings, holds } = what;
  const isNamed = endings.some((ending) => path.toLowerCase().endsWith(ending));
  return isNamed
    ? `${is}; Tend checks tables in CSV and TSV: write its ${holds} as CSV`
    : `${is}: name it ${endings[0] ?? ''}, or write its ${holds} as CSV`;
}

function isWorkbook(head: Uint8Array, signature: string): boolean {
  return signature.startsWith('PK') && new TextDecoder('latin1').decode(head).includes(workbookFolder);
}

function startsWith(head: Uint8Array, bytes: string): boolean {
  for (let index = 0; index < bytes.length; index++) if (head[index] !== bytes.charCodeAt(index)) return false;
  return true;
}

/** A level digit and the block mark follow; the letters alone could begin a text. */
function isBzip(head: Uint8Array): boolean {
  return head[4] === 0x31 && head[5] === 0x41 && head[6] === 0x59;
}
