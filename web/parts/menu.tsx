import type { KeyboardEvent, ReactNode } from 'react';
import { Link } from 'wouter';
import { useClosePopup } from './popup.js';
import classes from './popup.module.css';

interface ItemProps {
  readonly icon?: ReactNode;
  /** Something that is missed afterwards. */
  readonly isDanger?: boolean;
  readonly children: ReactNode;
}

const OTHERS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** From one to the next by arrows, as in every menu. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const next = OTHERS[event.key];
  if (!next) return;
  event.preventDefault();
  const all = [...(event.currentTarget.closest('[popover]')?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  all[next(all.indexOf(event.currentTarget), all.length)]?.focus();
};

const useItem = ({ isDanger }: ItemProps, onClick?: () => void) => {
  const close = useClosePopup();
  return {
    role: 'menuitem',
    className: classes['item'] ?? '',
    'data-danger': isDanger || undefined,
    onKeyDown: walk,
    // closed first, so that what opens next finds the focus at the button
    onClick: () => {
      close();
      onClick?.();
    },
  } as const;
};

/** Something to do. */
export const MenuAct = (props: ItemProps & { readonly onClick: () => void }) => (
  <button type="button" {...useItem(props, props.onClick)}>
    {props.icon}
    {props.children}
  </button>
);

/** Somewhere to go. */
export const MenuLink = (props: ItemProps & { readonly href: string }) => (
  <Link href={props.href} {...useItem(props)}>
    {props.icon}
    {props.children}
  </Link>
);

/** Something to take along. */
export const MenuDownload = (props: ItemProps & { readonly href: string; readonly name?: string }) => (
  <a href={props.href} download={props.name ?? ''} {...useItem(props)}>
    {props.icon}
    {props.children}
  </a>
);
