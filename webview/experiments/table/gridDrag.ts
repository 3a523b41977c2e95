import { columnId } from '../../../src/protocol/experiments/column';
import type { ViewState } from '../../../src/protocol/experiments/viewState';
import { isName, layoutIn, type PlacedColumn } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { setWidth } from '../model/viewChanges';
import { dropPlace, type DropPlace } from './dropPlace';
import { headUnder } from './gridPointer';

const nameColumn = { kind: 'attribute', key: 'name' } as const;

/** Dragging in the header: an edge resizes its column, the rest moves it before another one. */
export class GridDrag {
  #moved: PlacedColumn | null = null;

  constructor(
    readonly grid: HTMLElement,
    readonly model: () => ExperimentsModel,
  ) {}

  listen(): void {
    this.grid.addEventListener('pointerdown', (event) => this.#press(event));
    this.grid.addEventListener('dragstart', (event) => this.#lift(event));
    this.grid.addEventListener('dragover', (event) => this.#carry(event));
    this.grid.addEventListener('dragleave', () => this.#mark(null));
    this.grid.addEventListener('drop', (event) => this.#drop(event));
    this.grid.addEventListener('dragend', () => {
      this.#moved = null;
      this.#mark(null);
    });
  }

  #press(event: PointerEvent): void {
    const edge = (event.target as Element).closest<HTMLElement>('[data-part=edge]');
    if (!edge || event.button !== 0) return;
    event.preventDefault();
    const model = this.model();
    const column = headUnder(model, event)?.column ?? nameColumn;
    const width = (edge.parentElement as HTMLElement).offsetWidth;
    const begin = event.clientX;
    const end = new AbortController();
    edge.setPointerCapture(event.pointerId);
    const move = ({ clientX }: PointerEvent) =>
      model.change(setWidth(model.view, column, width + clientX - begin), `width ${columnId(column)}`);
    edge.addEventListener('pointermove', move, { signal: end.signal });
    for (const type of ['pointerup', 'pointercancel'] as const)
      edge.addEventListener(type, () => end.abort(), { signal: end.signal });
  }

  #lift(event: DragEvent): void {
    const head = headUnder(this.model(), event);
    if (!head || isName(head.column)) return event.preventDefault();
    this.#moved = head;
    event.dataTransfer?.setData('text/plain', head.id);
  }

  #carry(event: DragEvent): void {
    if (!this.#moved) return;
    event.preventDefault();
    this.#mark(this.#placeUnder(event));
  }

  #drop(event: DragEvent): void {
    const place = this.#placeUnder(event);
    this.#moved = null;
    this.#mark(null);
    if (!place) return;
    event.preventDefault();
    this.model().change(place.change, 'order');
  }

  #placeUnder(event: DragEvent): DropPlace | null {
    const model = this.model();
    const target = headUnder(model, event);
    if (!this.#moved || !target) return null;
    const { narrow, infos, loader, view } = model;
    const layout = (of: ViewState) => layoutIn(narrow, of, infos, loader.pages?.answer.alike ?? null);
    return dropPlace(view, this.#moved, target, layout);
  }

  /** Without drawing the heads again, because the pointer moves fast. */
  #mark(place: DropPlace | null): void {
    for (const head of this.grid.querySelectorAll<HTMLElement>('[data-drop]')) delete head.dataset.drop;
    const head = place && this.grid.querySelector<HTMLElement>(`[data-head="${place.index}"]`);
    if (head) head.dataset.drop = place.side;
  }
}
