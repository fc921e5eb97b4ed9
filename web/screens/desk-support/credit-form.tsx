import { Button, Group, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Shapes } from '../../api/client.js';
import { ActFields, isWhole, useActDraft, type ActDraft } from '../../parts/act-form.js';
import { actWords } from '../../parts/act.words.js';
import { RefusedView } from '../../parts/refused-view.js';
import { useWords } from '../../words/catalogue.js';

type Reason = Shapes['CorrectionRequest']['reason'];

const REASONS = [
  'goodwill',
  'compensation',
  'billing-error',
  'unusable-result',
  'purchase',
  'promotion',
  'other',
] as const satisfies readonly Reason[];

interface CreditFormProps {
  readonly first: Reason;
  readonly label: string;
  readonly isReady: boolean;
  /** What is being done, and how it was refused. */
  readonly of: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSubmit: (why: ActDraft<Reason>) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** What is said before it is done. */
  readonly note?: ReactNode;
}

/** Why Keyreel credits are moved by hand, below what is moved. */
export const CreditForm = ({ first, label, isReady, of, onSubmit, onClose, children, note }: CreditFormProps) => {
  const { cancel } = useWords(actWords);
  const begun = useActDraft<Reason>(first);
  const [draft, setDraft] = useState(begun);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ ...draft, ticket: draft.ticket.trim(), note: draft.note.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {children}
        <ActFields reasons={REASONS} value={draft} onChange={setDraft} />
        {note}
        <RefusedView error={of.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" loading={of.isPending} disabled={!isReady || !isWhole(draft)}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
