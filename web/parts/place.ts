const GAP = 6;
const MARGIN = 8;

const within = (wanted: number, size: number, room: number): number => Math.max(MARGIN, Math.min(wanted, room - size - MARGIN));

/** Puts what hangs from a button under it, or above it where there is more room, and never beyond the window's edge. */
export const place = (panel: HTMLElement, from: HTMLElement): void => {
  const { clientWidth, clientHeight, dir } = document.documentElement;
  const at = from.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const fitsBelow = at.bottom + GAP + height + MARGIN <= clientHeight;
  const top = fitsBelow || at.top < clientHeight - at.bottom ? at.bottom + GAP : at.top - GAP - height;
  // the ends are in line, unless that would lead out of the window
  const left = dir === 'rtl' ? at.left : at.right - width;
  panel.style.top = `${within(top, height, clientHeight)}px`;
  panel.style.left = `${within(left, width, clientWidth)}px`;
};
