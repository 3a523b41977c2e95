import { plural } from '../../base/text';
import { importName } from './dangerOf';
import type { ModelFileReport } from './modelFileReport';

const mostNames = 3;

type Judged = Pick<ModelFileReport, 'verdict' | 'imports' | 'problems'>;

/** What a person should know before a model is loaded, as a sentence; null: it is safe. */
export function warningOf(report: Judged): string | null {
  const { verdict, problems } = report;
  const [problem] = problems;
  switch (verdict) {
    case 'dangerous': {
      const names = namesOf(report, 'dangerous');
      return names === '' && problem
        ? `Loading it is dangerous. ${problem.problem}`
        : `${report.imports.some((it) => it.called) ? 'Loading it can' : 'Loading it brings in what can'} run commands${names}.`;
    }
    case 'needs-trust': {
      const names = namesOf(report, 'needs-trust');
      return names === '' && problem ? problem.problem : `Loading it runs code of which nothing is known${names}.`;
    }
    case 'partly-scanned':
      return `What loading it would run is not known.${problem ? ` ${problem.problem}` : ''}`;
    case 'safe':
    case 'not-code':
      return null;
  }
}

function namesOf({ imports }: Judged, verdict: 'dangerous' | 'needs-trust'): string {
  const found = imports.filter((it) => it.verdict === verdict).map(importName);
  if (found.length === 0) return '';
  const more = found.length - mostNames;
  return `: ${found.slice(0, mostNames).join(', ')}${more > 0 ? ` and ${plural(more, 'other')}` : ''}`;
}
