import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../parts/dialog.js';
import { useWords } from '../../../words/catalogue.js';
import type { Card } from '../reading.js';
import { words } from './words.js';

type Values = Readonly<Record<string, string>>;

const VARIABLE = /\{\{\s*([\p{L}_][\p{L}\p{N}_-]*)\s*\}\}/gu;

/** The variables of a prompt, each once, in the order in which they are written. */
export const variablesIn = (prompt: string): readonly string[] => [...new Set([...prompt.matchAll(VARIABLE)].map(([, name]) => name ?? ''))];

interface ValuesDialogProps {
  readonly card: Card;
  readonly name: string;
  readonly onClose: () => void;
  readonly onGo: (values: Values) => void;
}

/** What the variables of a card stand for, this time. */
export const ValuesDialog = ({ card, name, onClose, onGo }: ValuesDialogProps) => {
  const told = useWords(words);
  const names = variablesIn(card.prompt ?? '');
  const [values, setValues] = useState<Values>(() => ({ ...(card.variables as Values) }));
  const isMissing = card.needs.some(need => (values[need] ?? '').trim() === '');
  return (
    <Dialog opened onClose={onClose} title={name} centered>
      <form
        onSubmit={event => {
          event.preventDefault();
          onGo(values);
        }}
      >
        <Stack>
          {names.map((variable, index) => (
            <Textarea
              key={variable}
              label={variable}
              autosize
              minRows={1}
              required={card.needs.includes(variable)}
              data-autofocus={index === 0 || undefined}
              value={values[variable] ?? ''}
              onChange={({ currentTarget }) => setValues({ ...values, [variable]: currentTarget.value })}
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {told.cancel}
            </Button>
            <Button type="submit" disabled={isMissing}>
              {told.showPrice}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
