import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { QueryKey } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { newIntent } from '../api/client.js';
import { useWrite } from '../api/write.js';
import { Dialog } from './dialog.js';
import { useWords } from '../words/catalogue.js';
import { ActFields, isWhole, REASONS, useActDraft, type Act } from './act-form.js';
import { actWords } from './act.words.js';
import { RefusedView } from './refused-view.js';

export type Intent = ReturnType<typeof newIntent>;

/** Something that the staff can do; what it does is said before, and what became of it after. */
export interface Deed {
  readonly title: string;
  /** What follows from it, beforehand. */
  readonly effect?: ReactNode;
  /** Further fields. */
  readonly fields?: ReactNode;
  readonly isReady?: boolean;
  readonly label: string;
  readonly does: (act: Act, intent: Intent) => Promise<unknown>;
  /** What became of it; by default that it is done. */
  readonly says?: (answer: unknown) => string;
}

interface ActDialogProps {
  readonly deed: Deed | null;
  readonly renews: readonly QueryKey[];
  readonly onClose: () => void;
}

const Asked = ({ deed, renews, onClose }: ActDialogProps & { readonly deed: Deed }) => {
  const { cancel, done } = useWords(actWords);
  const first = useActDraft<Act['reason']>('owner-asked');
  const [draft, setDraft] = useState(first);
  const act = useWrite((wanted: Act, intent) => deed.does(wanted, intent), {
    renews,
    onDone: answer => {
      notifications.show({ message: deed.says?.(answer) ?? done });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ ...draft, ticket: draft.ticket.trim(), note: draft.note.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {deed.effect}
        {deed.fields}
        <ActFields reasons={REASONS} value={draft} onChange={setDraft} />
        <RefusedView error={act.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={!isWhole(draft) || deed.isReady === false}>
            {deed.label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Asks for the reason and the ticket of an act of the staff, and has it done. */
export const ActDialog = ({ deed, renews, onClose }: ActDialogProps) => (
  <Dialog opened={deed !== null} onClose={onClose} title={deed?.title} size="lg">
    {deed && <Asked key={deed.title} deed={deed} renews={renews} onClose={onClose} />}
  </Dialog>
);
