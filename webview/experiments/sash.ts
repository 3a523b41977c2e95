import { html, type TemplateResult } from 'lit';
import type { ExperimentsModel } from './model/experimentsModel';

const least = 0.15;
const most = 0.85;

/** The line between table and charts: dragged, or moved by arrows. */
export function sash(model: ExperimentsModel, stacked: boolean): TemplateResult {
  const move = (share: number) => model.change({ split: Math.min(most, Math.max(least, share)) }, 'split');
  const key = (event: KeyboardEvent) => {
    const larger = stacked ? 'ArrowUp' : 'ArrowLeft';
    const smaller = stacked ? 'ArrowDown' : 'ArrowRight';
    if (event.key !== larger && event.key !== smaller) return;
    event.preventDefault();
    move(model.view.split + (event.key === larger ? 0.02 : -0.02));
  };
  const drag = (event: PointerEvent) => {
    const line = event.currentTarget as HTMLElement;
    if (!line.hasPointerCapture(event.pointerId)) return;
    const around = (line.parentElement as HTMLElement).getBoundingClientRect();
    move(stacked ? (around.bottom - event.clientY) / around.height : (around.right - event.clientX) / around.width);
  };
  return html`<div
    class="sash"
    role="separator"
    tabindex="0"
    aria-label="Size of the charts"
    aria-orientation=${stacked ? 'horizontal' : 'vertical'}
    aria-valuenow=${Math.round(100 * model.view.split)}
    aria-valuemin=${100 * least}
    aria-valuemax=${100 * most}
    @keydown=${key}
    @pointermove=${drag}
    @pointerdown=${(event: PointerEvent) => (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)}
    @dblclick=${() => move(0.3)}
  ></div>`;
}
