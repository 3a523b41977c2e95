import type { Range } from '../base/position';
import type { ProjectConfig } from './config';
import type { ConfigProblem } from './configProblem';
import type { ConfigPath } from './yamlTree';

/** `tend.yaml` as far as it can be applied, and what is wrong with the rest. */
export interface ParsedConfig {
  readonly config: ProjectConfig;
  readonly problems: readonly ConfigProblem[];
  /** False when the text is not YAML, or not a mapping. */
  readonly usable: boolean;
  /** What suppressions name that do not apply because something else of them is wrong. */
  readonly leftOut: readonly LeftOut[];
  /** Where a part stands: its key and its value; null where the path leads nowhere. */
  readonly rangeOf: (path: ConfigPath) => Range | null;
  /** Where its key stands; of a list item the item. */
  readonly keyRangeOf: (path: ConfigPath) => Range | null;
  /** Where its value stands; the key where the value goes over several lines. */
  readonly valueRangeOf: (path: ConfigPath) => Range | null;
  /** Where a key is to be written that is not there; null where there is no text. */
  readonly blankPlaceOf: (path: readonly string[]) => Range | null;
}

/** The name of a check or column in a suppression, and the data set that it is for. */
export interface LeftOut {
  readonly kind: 'check' | 'column';
  readonly dataSet: string;
  readonly name: string;
  readonly range: Range;
}

/** What holds where there is no `tend.yaml`; costs no YAML reader. */
export const noConfig: ParsedConfig = {
  config: {},
  problems: [],
  usable: true,
  leftOut: [],
  rangeOf: () => null,
  keyRangeOf: () => null,
  valueRangeOf: () => null,
  blankPlaceOf: () => null,
};
