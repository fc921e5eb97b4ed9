import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** Names and what they are; what is not known is left out. */
export const Facts = ({ of }: { readonly of: readonly (readonly [name: string, what: ReactNode])[] }) => (
  <dl className={classes['facts']}>
    {of
      .filter(([, what]) => what !== null && what !== undefined)
      .map(([name, what]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" size="sm">
            {what}
          </Text>
        </div>
      ))}
  </dl>
);
