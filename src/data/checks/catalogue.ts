import { boolVariants } from './booleans';
import type { Check } from './check';
import { csvConflictMarker } from './conflicts';
import { dateAmbiguous, dateFormatMixed, dateFuture, dateInvalid, dateTwoDigitYear } from './dates';
import { schemaDomain, schemaMissingColumn, schemaNewColumn, schemaNull, schemaRange, schemaType } from './declared';
import { idDuplicate, rowDuplicate, schemaUnique } from './duplicates';
import { fileBom, fileInvalidUtf8, textControl, textInvisible, textMojibake, textNul } from './encoding';
import { csvEscapeMix } from './escapes';
import { headerDuplicate, headerEmpty, headerOddChar, headerWhitespace } from './header';
import {
  csvDelimiterMismatch,
  csvMultiHeader,
  csvMultiTable,
  csvNoHeader,
  csvPreamble,
  fileEmpty,
  fileMixedEol,
  fileNoFinalNewline,
} from './layout';
import { labelMissing, missingAllRow, missingCell, missingRate } from './missing';
import { mixedNullSpellings } from './nullSpellings';
import {
  numberDecimalComma,
  numberLeadingZero,
  numberNonfinite,
  numberPrecision,
  numberThousands,
  zipAsNumber,
} from './numbers';
import { outlierIsolated } from './outliers';
import { csvStrayQuote, csvUnclosedQuote } from './quotes';
import { placeholder, sentinelNumber, sentinelText } from './sentinels';
import { csvBlankRow, csvExtraCell, csvMissingCell, fileTruncated } from './structure';
import { textFormula, textHtml, textTruncated } from './text';
import { typeMixed } from './types';
import { textTypo } from './typo';
import { numberUnitSuffix } from './units';
import { textCaseVariant, textPunctVariant, textUnicodeVariant } from './variants';
import { textWhitespace } from './whitespace';
import { tzMixed } from './zones';

/**
 * Every check, in the order in which they claim cells: what makes a whole record doubtful first, then what is wrong with
 * the characters, what was declared, what stands for "missing", and the closer look before the more general one.
 */
export const checks: readonly Check[] = [
  ...[fileEmpty, fileBom, csvDelimiterMismatch, csvPreamble, csvNoHeader, csvMultiHeader, csvMultiTable],
  ...[
    csvConflictMarker,
    csvUnclosedQuote,
    fileTruncated,
    csvMissingCell,
    csvExtraCell,
    csvStrayQuote,
    csvEscapeMix,
    csvBlankRow,
  ],
  ...[fileMixedEol, fileNoFinalNewline],
  ...[headerDuplicate, headerEmpty, headerOddChar, headerWhitespace, schemaMissingColumn, schemaNewColumn],
  ...[fileInvalidUtf8, textNul, textMojibake, textControl, textInvisible],
  ...[rowDuplicate, missingAllRow, schemaUnique, idDuplicate],
  ...[labelMissing, schemaNull, schemaType, schemaDomain, schemaRange],
  ...[mixedNullSpellings, sentinelText, sentinelNumber, placeholder],
  ...[numberThousands, numberDecimalComma, numberNonfinite, numberUnitSuffix, numberPrecision],
  ...[dateInvalid, dateAmbiguous, dateTwoDigitYear, dateFormatMixed, tzMixed, dateFuture],
  ...[typeMixed, boolVariants],
  ...[textWhitespace, textCaseVariant, textUnicodeVariant, textPunctVariant, textTypo, textTruncated, textFormula],
  ...[outlierIsolated, numberLeadingZero, zipAsNumber, textHtml, missingCell, missingRate],
];
