import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Checker } from '../checking/checker';
import type { FileChecks } from '../checking/fileChecks';
import { ConfigCompletion } from '../config/configCompletion';
import type { ConfigDiagnostics } from '../diagnostics/configDiagnostics';
import type { Projects } from '../project/projects';
import { CellColours } from './cellColours';
import { CellHover } from './cellHover';
import { ConfigActions } from './configActions';
import { FixActions } from './fixActions';
import { HeaderLens } from './headerLens';

/** What the editor shows and offers beside the findings themselves. */
export function registerEditorFeatures(needs: {
  readonly checks: FileChecks;
  readonly projects: Projects;
  readonly checker: Checker;
  readonly configDiagnostics: ConfigDiagnostics;
  readonly now: () => Date;
}): Disposable {
  const { checks, projects, checker, configDiagnostics, now } = needs;
  const features = new DisposableStore();
  features.register(new CellColours(checks));
  features.register(new CellHover(checks, projects));
  features.register(new HeaderLens(checks, now));
  features.register(new FixActions(checks, projects, checker));
  features.register(new ConfigActions(configDiagnostics));
  features.register(new ConfigCompletion(projects, checks));
  return features;
}
