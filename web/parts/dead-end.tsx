import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { ways } from '../ways.js';
import { Screen } from './screen.js';

/** A screen that says why there is nothing here, and leads back. */
export const DeadEnd = ({ title, lead, back }: { readonly title: string; readonly lead: string; readonly back: string }) => (
  <Screen title={title} lead={lead}>
    <Button component={Link} href={ways.start} w="fit-content">
      {back}
    </Button>
  </Screen>
);
