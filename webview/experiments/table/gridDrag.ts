import { columnId } from '../../../src/protocol/experiments/column';
import { isName, type PlacedColumn } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { moveColumn, setWidth } from '../model/viewChanges';
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
    this.grid.addEventListener('dragover', (event) => {
      if (this.#moved) event.preventDefault();
    });
    this.grid.addEventListener('drop', (event) => this.#drop(event));
    this.grid.addEventListener('dragend', () => (this.#moved = null));
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

  #drop(event: DragEvent): void {
    const moved = this.#moved;
    const target = headUnder(this.model(), event);
    this.#moved = null;
    if (!moved || !target || moved.id === target.id) return;
    event.preventDefault();
    const model = this.model();
    // Dropped further right it comes after what it is dropped on, as it would look while it is carried there.
    const columns = model.view.columns.map(({ column }) => column);
    const at = columns.findIndex((column) => columnId(column) === target.id);
    const before = moved.index < target.index ? (columns[at + 1] ?? null) : target.column;
    model.change(moveColumn(model.view, moved.column, before), 'order');
  }
}
