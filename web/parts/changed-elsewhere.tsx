import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { Refused } from '../api/client.js';
import { catalogue, useWords } from '../words/catalogue.js';
import type { Begun } from './begun.js';
import classes from './changed-elsewhere.module.css';
import { RefusedView } from './refused-view.js';

const words = catalogue(
  {
    changed: 'This was changed elsewhere while you wrote.',
    kept: 'What you have written is kept here. This is how it reads elsewhere by now:',
    nothing: 'Nothing',
    mine: 'Keep what I wrote',
    theirs: 'Take what it says now',
  },
  {
    changed: 'Das wurde anderswo geändert, während du geschrieben hast.',
    kept: 'Was du geschrieben hast, bleibt hier stehen. So lautet es anderswo inzwischen:',
    nothing: 'Nichts',
    mine: 'Meins behalten',
    theirs: 'Das Neue nehmen',
  },
);

interface ChangedElsewhereProps {
  readonly begun: Begun;
  readonly write: { readonly error: Error | null; reset(): void };
  /** How it reads by now: what it is called, and its text. */
  readonly now: readonly (readonly [label: string, text: string])[];
  /** Puts what it reads by now where somebody writes. */
  onTake(): void;
}

/** The refusal of a change, and the two ways on where the same thing was changed in another place. */
export const ChangedElsewhere = ({ begun, write, now, onTake }: ChangedElsewhereProps) => {
  const told = useWords(words);
  if (!begun.isOutdated) return <RefusedView error={write.error} />;
  const title = write.error instanceof Refused ? write.error.problem?.title : undefined;
  const go = (after?: () => void) => () => {
    after?.();
    begun.accept();
    write.reset();
  };
  return (
    <Alert color="yellow" role="alert" title={title ?? told.changed}>
      <Stack gap="xs">
        <Text size="sm">{told.kept}</Text>
        {now.map(([label, text]) => (
          <div key={label}>
            <Text size="xs" fw={600}>
              {label}
            </Text>
            <Text size="sm" className={classes['now'] ?? ''} dir="auto">
              {text === '' ? told.nothing : text}
            </Text>
          </div>
        ))}
        <Group gap="xs">
          <Button size="xs" onClick={go()}>
            {told.mine}
          </Button>
          <Button size="xs" variant="default" onClick={go(onTake)}>
            {told.theirs}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
};
