import { createContext, useCallback, useContext, useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useLocation } from 'wouter';
import { place } from './place.js';
import classes from './popup.module.css';

/** What the button bears that opens it. */
interface Opener {
  readonly id: string;
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly popoverTarget: string;
  readonly 'aria-haspopup': 'dialog' | 'menu';
  readonly 'aria-expanded': boolean;
}

interface PopupProps {
  readonly button: (opener: Opener) => ReactNode;
  /** What it is called; a menu is called what its button is. */
  readonly label?: string;
  readonly isMenu?: boolean;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

const CloseContext = createContext<() => void>(() => undefined);

/** Closes what it is used in; the focus is at the button again. */
export const useClosePopup = (): (() => void) => useContext(CloseContext);

const FIRST = '[data-autofocus], [role=menuitem], a[href], button, input';

/** What hangs from a button. The browser itself closes it for a press elsewhere and for Escape, and gives the focus back. */
export const Popup = ({ button, label, isMenu = false, isWide = false, children }: PopupProps) => {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [location] = useLocation();
  const close = useCallback(() => panel.current?.hidePopover(), []);
  useEffect(close, [close, location]);
  useLayoutEffect(() => {
    const [from, shown] = [opener.current, panel.current];
    if (!isOpen || !from || !shown) return undefined;
    const settle = () => place(shown, from);
    settle();
    (shown.querySelector<HTMLElement>(FIRST) ?? shown).focus({ preventScroll: true });
    // what is in it may come later, and what is under it may move
    const growing = new ResizeObserver(settle);
    growing.observe(shown);
    window.addEventListener('scroll', settle, { passive: true });
    window.addEventListener('resize', settle);
    return () => {
      growing.disconnect();
      window.removeEventListener('scroll', settle);
      window.removeEventListener('resize', settle);
    };
  }, [isOpen]);
  return (
    <>
      {button({ id: `${id}button`, ref: opener, popoverTarget: id, 'aria-haspopup': isMenu ? 'menu' : 'dialog', 'aria-expanded': isOpen })}
      <div
        id={id}
        ref={panel}
        popover="auto"
        className={classes['panel']}
        role={isOpen && !isMenu ? 'dialog' : undefined}
        aria-label={isOpen && !isMenu ? label : undefined}
        tabIndex={-1}
        data-wide={isWide || undefined}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        <CloseContext value={close}>
          {isOpen &&
            (isMenu ? (
              <div role="menu" aria-labelledby={`${id}button`}>
                {children}
              </div>
            ) : (
              children
            ))}
        </CloseContext>
      </div>
    </>
  );
};
