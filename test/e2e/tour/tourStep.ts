import type { Theme, Workbench } from '../workbench';

/** One picture of the tour: what to do, and what can then be seen. */
export interface TourStep {
  /** Part of the file name of its picture. */
  readonly name: string;
  readonly caption: string;
  readonly theme?: Theme;
  /** Opens an empty folder instead of the sample project. */
  readonly emptyFolder?: boolean;
  run(workbench: Workbench, folder: string): Promise<void>;
}
