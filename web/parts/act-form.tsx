import { NativeSelect, Stack, Text, TextInput, Textarea } from '@mantine/core';
import type { Shapes } from '../api/client.js';
import { useWords } from '../words/catalogue.js';
import { actWords } from './act.words.js';
import { useTicket } from './ticket.js';

export type Act = Shapes['ActRequest'];

const REASONS = [
  'owner-asked',
  'incident',
  'provider-failure',
  'our-failure',
  'security',
  'maintenance',
  'other',
] as const satisfies readonly Act['reason'][];

interface ActFieldsProps<Reason extends string> {
  readonly reasons: readonly Reason[];
  readonly value: ActDraft<Reason>;
  readonly onChange: (next: ActDraft<Reason>) => void;
}

export interface ActDraft<Reason extends string> {
  readonly reason: Reason;
  readonly ticket: string;
  readonly note: string;
}

/** Why the staff does something, to whose case it belongs, and in their own words: asked of every act. */
export function ActFields<Reason extends string>({ reasons, value, onChange }: ActFieldsProps<Reason>) {
  const words = useWords(actWords);
  return (
    <Stack gap="sm">
      <NativeSelect
        label={words.reason}
        description={words.reasonSays}
        value={value.reason}
        onChange={event => onChange({ ...value, reason: event.currentTarget.value as Reason })}
        data={reasons.map(reason => ({ value: reason, label: words.reasons[reason] ?? reason }))}
      />
      <TextInput
        label={words.ticket}
        description={words.ticketSays}
        required
        maxLength={60}
        value={value.ticket}
        onChange={event => onChange({ ...value, ticket: event.currentTarget.value })}
      />
      <Textarea
        label={words.note}
        description={words.noteSays}
        required
        autosize
        minRows={2}
        value={value.note}
        onChange={event => onChange({ ...value, note: event.currentTarget.value })}
      />
      <Text size="xs">{words.recorded}</Text>
    </Stack>
  );
}

/** The fields of an act begin with the ticket that is worked on. */
export const useActDraft = <Reason extends string>(first: Reason): ActDraft<Reason> => {
  const { ticket } = useTicket();
  return { reason: first, ticket, note: '' };
};

export const isWhole = ({ ticket, note }: ActDraft<string>): boolean => ticket.trim() !== '' && note.trim() !== '';

export { REASONS };
