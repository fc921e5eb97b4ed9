import { Drawer, Modal, type DrawerProps, type ModalProps } from '@mantine/core';
import { useCloseButton } from './close-button.js';

/** How both look everywhere. The header is not the banner of the page, and where the focus goes afterwards is told elsewhere. */
const useFrame = () =>
  ({
    returnFocus: false,
    closeButtonProps: useCloseButton(),
    styles: { title: { fontWeight: 650 } },
    attributes: { header: { role: 'presentation' } },
  }) as const;

export const DialogFrame = (props: ModalProps) => <Modal {...useFrame()} {...props} />;

export const SheetFrame = (props: DrawerProps) => <Drawer {...useFrame()} position="right" size="lg" {...props} />;
