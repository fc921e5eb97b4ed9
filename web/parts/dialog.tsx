import type { DrawerProps, ModalProps } from '@mantine/core';
import { useState, type ComponentType } from 'react';
import { useFocusBack } from './focus-back.js';
import { later } from './later.js';

/** Nothing before it is opened first; and it gives the focus back to where it was. */
function over<Props extends { readonly opened: boolean }>(load: () => Promise<ComponentType<Props>>) {
  const Frame = later(load);
  return (props: Props) => {
    const [wasOpened, setWasOpened] = useState(props.opened);
    if (props.opened && !wasOpened) setWasOpened(true);
    useFocusBack(props.opened);
    return wasOpened && <Frame {...props} />;
  };
}

/** What opens over a screen. */
export const Dialog = over<ModalProps>(async () => (await import('./dialog-frame.js')).DialogFrame);

/** What opens at the side of a screen. */
export const Sheet = over<DrawerProps>(async () => (await import('./dialog-frame.js')).SheetFrame);
