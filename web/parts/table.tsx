import { Box, type BoxProps } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';
import classes from './table.module.css';

type PartProps<Tag extends 'table' | 'thead' | 'tbody' | 'tr' | 'th' | 'td'> = BoxProps & ComponentPropsWithoutRef<Tag>;

interface TableProps extends PartProps<'table'> {
  readonly isBare?: boolean;
}

const classOf = (own: string, given: string | undefined): string => `${classes[own] ?? ''} ${given ?? ''}`.trim();

/** A table of figures. The library's own brings along a scrollbar that would be loaded with every screen. */
export const Table = ({ isBare = false, className, ...rest }: TableProps) => (
  <Box component="table" className={classOf(isBare ? 'bare' : 'table', className)} {...rest} />
);

Table.Thead = (props: PartProps<'thead'>) => <Box component="thead" {...props} />;
Table.Tbody = (props: PartProps<'tbody'>) => <Box component="tbody" {...props} />;
Table.Tr = (props: PartProps<'tr'>) => <Box component="tr" {...props} />;
Table.Th = ({ className, ...rest }: PartProps<'th'>) => <Box component="th" className={classOf('head', className)} {...rest} />;
Table.Td = ({ className, ...rest }: PartProps<'td'>) => <Box component="td" className={classOf('cell', className)} {...rest} />;
