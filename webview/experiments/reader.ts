import type { ExperimentsModel } from './model/experimentsModel';

/** Somebody reads while the panel has the focus or the pointer; what waited meanwhile is shown when they are gone. */
export function watchReader(model: ExperimentsModel): void {
  let focused = document.hasFocus();
  let pointed = false;
  const tell = () => {
    model.read = focused || pointed;
    if (!model.read) model.showWaiting();
  };
  window.addEventListener('focus', () => {
    focused = true;
    tell();
  });
  window.addEventListener('blur', () => {
    focused = false;
    tell();
  });
  document.documentElement.addEventListener('pointerenter', () => {
    pointed = true;
    tell();
  });
  document.documentElement.addEventListener('pointerleave', () => {
    pointed = false;
    tell();
  });
  tell();
}
