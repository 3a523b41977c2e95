/** Runs in the page of the panel: what a person who looks at it would measure. */

/** Resolves when the first frame is on the screen that shows what is waited for. */
async function shown(isDone: () => boolean): Promise<void> {
  const start = performance.now();
  // What is there when a frame begins is painted with it, before the next task.
  do {
    if (performance.now() - start > 10_000) throw new Error('Nothing changed on the screen.');
    await new Promise(requestAnimationFrame);
  } while (!isDone());
  await new Promise((resolve) => setTimeout(resolve));
}

/** Milliseconds from an act until what it changes is on the screen. */
async function timed(act: () => void, isDone: () => boolean): Promise<number> {
  const start = performance.now();
  act();
  await shown(isDone);
  return performance.now() - start;
}

function find(selector: string, place = 0): HTMLElement {
  const found = document.querySelectorAll<HTMLElement>(selector)[place];
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

const firstName = () => document.querySelector('tend-grid [data-row="0"] .name')?.textContent ?? '';

function typeFilter(text: string): void {
  const input = find('.toolbar input') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

const panelBench = {
  /** When the first row was on the screen, by the clock that all pages share. */
  async firstRow(): Promise<number> {
    await shown(() => 'firstRowAt' in globalThis);
    return Number((globalThis as { firstRowAt?: number }).firstRowAt);
  },

  star(): Promise<number> {
    const star = () => find('tend-grid [data-row="0"] .star').outerHTML;
    const before = star();
    const key = new KeyboardEvent('keydown', { key: 's', code: 'KeyS', bubbles: true });
    return timed(
      () => find('tend-grid').dispatchEvent(key),
      () => star() !== before,
    );
  },

  filter(text: string): Promise<number> {
    const count = () => find('.status-line').textContent;
    const before = count();
    return timed(
      () => typeFilter(text),
      () => count() !== before,
    );
  },

  sort(): Promise<number> {
    const before = firstName();
    return timed(
      () => find('tend-grid [role=columnheader]', 2).click(),
      () => !['', before].includes(firstName()),
    );
  },

  /** Frames a second while it scrolls, and the most elements that were there. */
  async scroll(way: 'scrollTop' | 'scrollLeft'): Promise<{ readonly rate: number; readonly elements: number }> {
    const grid = find('tend-grid');
    const start = performance.now();
    let frames = 0;
    let elements = 0;
    while (performance.now() < start + 2000) {
      grid[way] += 60;
      await new Promise(requestAnimationFrame);
      frames++;
      if (frames % 20 === 0) elements = Math.max(elements, document.querySelectorAll('*').length);
    }
    grid[way] = 0;
    return { rate: (frames / (performance.now() - start)) * 1000, elements };
  },

  /** Frames a second while a plot that shows a third of its curves is panned there and back, and the longest frame. */
  async pan(): Promise<{ readonly rate: number; readonly longest: number }> {
    const plot = find('.plot .canvas .u-over');
    const wheel = (change: WheelEventInit) =>
      plot.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ...change }));
    const clientX = plot.getBoundingClientRect().left + plot.clientWidth / 2;
    for (let turn = 0; turn < 5; turn++) {
      wheel({ ctrlKey: true, deltaY: -100, clientX });
      await new Promise(requestAnimationFrame);
    }
    const start = performance.now();
    let frames = 0;
    let longest = 0;
    for (let last = start; last < start + 5000; frames++) {
      wheel({ deltaX: Math.floor(frames / 30) % 2 === 0 ? 15 : -15 });
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return { rate: (frames / (performance.now() - start)) * 1000, longest };
  },

  /** Bytes; 0 where the browser does not tell. */
  heap(): number {
    const { memory } = performance as { readonly memory?: { readonly usedJSHeapSize: number } };
    return memory?.usedJSHeapSize ?? 0;
  },
};
export type PanelBench = typeof panelBench;

Object.assign(globalThis, { panelBench });
