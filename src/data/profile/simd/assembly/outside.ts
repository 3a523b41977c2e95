/** What is left to JavaScript; `column` and `row` are indices, `start` and `end` addresses of the raw cell. */

/** Classifies a spelling and adds it to the dictionary; its entry, or -1 where the column was closed instead. */
@external('outside', 'addSpelling')
export declare function addSpelling(column: i32, start: usize, end: usize, hash: i32): i32;

/** Keeps the place of a cell for its kind and its flags. */
@external('outside', 'keepPlace')
export declare function keepPlace(column: i32, kind: i32, flags: i32, row: i32, start: usize, end: usize): void;

/** Classifies and sums up a cell of a closed column; its kind. */
@external('outside', 'sumUp')
export declare function sumUp(column: i32, row: i32, start: usize, end: usize): i32;

/** The hash of the content of a cell with quotes inside. */
@external('outside', 'hashQuoted')
export declare function hashQuoted(start: usize, end: usize, seed: i32): i32;

/** Notes the outermost of the numbers from `row` on. */
@external('outside', 'noteExtremes')
export declare function noteExtremes(column: i32, row: i32): void;

/** Keeps the numbers of the sampled rows of a column. */
@external('outside', 'keepNumbers')
export declare function keepNumbers(column: i32): void;
