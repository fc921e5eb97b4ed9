import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { Table } from './table.js';
import classes from './table.module.css';

interface WideTableProps {
  readonly label: string;
  /** Narrower places scroll it sideways. */
  readonly minWidth: number;
  readonly children: ReactNode;
}

/** A table that may be wider than the screen: it scrolls by itself, by keyboard too. */
export const WideTable = ({ label, minWidth, children }: WideTableProps) => (
  <Box className={classes['wide'] ?? ''} tabIndex={0} role="group" aria-label={label}>
    <Table miw={minWidth}>{children}</Table>
  </Box>
);
