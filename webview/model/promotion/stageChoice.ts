import { html, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon';

/** To which stage a version would go. */
export function stageChoice(stages: readonly string[], stage: string, choose: (stage: string) => void): TemplateResult {
  const all = stages.includes(stage) ? stages : [stage, ...stages];
  return html`<span class="stage"
    ><select aria-label="Stage" @change=${({ target }: Event) => choose((target as HTMLSelectElement).value)}>
      ${all.map((it) => html`<option value=${it} .selected=${it === stage}>${it}</option>`)}</select
    >${icon('chevron-down')}</span
  >`;
}
