/** A place in a text document: line and UTF-16 character, both 0-based, as in VS Code. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A span in a text document, end exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A span of bytes in a file, end exclusive; a byte-order mark counts. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Orders two positions: negative when `a` comes first. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
