import { Text, type TextProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** A sentence of the service, which is told in the page's language. */
export const Said = ({ children, ...props }: TextProps & { readonly children: ReactNode }) => (
  <Text component="p" size="sm" m={0} {...props}>
    {children}
  </Text>
);
