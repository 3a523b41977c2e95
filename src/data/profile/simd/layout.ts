/**
 * Where the two sides of the SIMD kernel put what they share in its memory: byte offsets. Plain constants, because this
 * file is compiled as TypeScript and as AssemblyScript.
 */

/** The range at work: pointers and figures of 32 bits. */

export const rangeWidth = 64;
export const rangeMaxRows = 68;
export const rangeDelimiter = 72;
/** For each record `width + 1` addresses: before its first cell, and behind each one. An absent cell is -1 long. */
export const rangeMarks = 76;
export const rangeRowStarts = 80;
export const rangeRowEnds = 84;
export const rangeFitEnds = 88;
export const rangeRowFlags = 92;
export const rangeCells = 96;
export const rangeHashes = 100;
export const rangeHashesAgain = 104;
export const rangeMissing = 108;
export const rangeCellHashes = 112;
export const rangeNumbers = 116;
export const rangeChosen = 120;
export const rangeRowKeys = 124;
/** Tables of constants: places of special words, letters of months, powers of ten. */
export const rangeWordFilter = 132;
export const rangeLongestWord = 136;
export const rangeMonths = 140;
export const rangePowers = 144;
/** Days since 1970 from which on a date lies in the future. */
export const rangeFuture = 148;
/** Where the content of a cell is rebuilt that has quotes inside, if it is not longer than `scratchBytes`. */
export const rangeScratch = 128;
export const scratchBytes = 4096;
/** The bytes of the file that are looked at. */
export const rangeWindow = 152;

/** What was found of the batch at work. */
export const batchRows = 160;
export const batchLineBreaks = 164;
/** Not 0 where something is not ASCII. */
export const batchWide = 172;
/** The most cells of a record that are empty or say so. */
export const batchMissing = 176;
export const batchChosen = 180;
export const batchKeys = 184;

/** The columns, one behind the other: pointers first, then counters. */
export const columnsAt = 256;
export const columnSize = 160;
export const columnClosed = 0;
export const columnTable = 4;
/** Length of the table less one. */
export const columnMask = 8;
export const columnRecords = 12;
export const columnCounts = 16;
export const columnDictionaryNumbers = 20;
export const columnKeyBytes = 24;
export const columnSketch = 32;
/** 32 less the bits that choose a register. */
export const columnSketchShift = 36;
export const columnKindCounts = 40;
export const columnFlagCounts = 44;
export const columnKindsKept = 48;
export const columnFlagsKept = 52;
export const columnLongest = 56;
/** Entries of the dictionary, and bytes of their keys; how many of each there may be. */
export const columnEntries = 60;
export const columnKeysUsed = 28;
export const columnMostEntries = 144;
export const columnMostKeys = 148;
/** Where keys of its values go; 0 where none are wanted. */
export const columnKeys = 64;
export const columnKeyCount = 68;
/** Not 0 where something is declared, so that each cell has to be judged. */
export const columnJudged = 72;
export const columnCells = 76;
/** Places of the entries. */
export const columnPlaces = 136;
/** Count, sum, what it lost, sum of squares, what it lost: 64-bit floats. */
export const columnMoments = 80;
/** Beyond these a number is one of the outermost. */
export const columnLowBound = 120;
export const columnHighBound = 128;
/** First and last day of the dates that were read by the module, since 1970. */
export const columnFirstDay = 152;
export const columnLastDay = 156;
