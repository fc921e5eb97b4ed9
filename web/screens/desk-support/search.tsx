import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import { api, taken, type Shapes } from '../../api/client.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { ticketHeader } from '../../parts/ticket.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { words } from './words.js';

type By = Shapes['AccountSearchRequest']['by'];
type Found = Shapes['FoundAccountShape'];

const BYS = ['email', 'account-id', 'request-id'] as const satisfies readonly By[];

const One = ({ found: { accountId, state, openedAt, request } }: { readonly found: Found }) => {
  const text = useWords(words);
  const { moment, day } = useFormats();
  return (
    <Group justify="space-between">
      <Stack gap={0}>
        <Anchor component={Link} href={`${ways.support}/${accountId}`} size="sm" ff="monospace">
          {accountId}
        </Anchor>
        <Text size="sm">
          {text.states[state]}
          {openedAt !== null && ` · ${text.openedOn(day(openedAt))}`}
        </Text>
        {request && (
          <Text size="xs">
            {text.requestFound(moment(request.at))} <span lang="en">{request.type}</span>
          </Text>
        )}
      </Stack>
    </Group>
  );
};

/** Finds an account. What is looked for travels in the body and stands in no address and no journal. */
export const Search = () => {
  const text = useWords(words);
  const [by, setBy] = useState<By>('email');
  const [value, setValue] = useState('');
  const search = useMutation({
    mutationFn: (body: Shapes['AccountSearchRequest']) => taken(api.POST('/v1/support/searches', { params: { header: ticketHeader() }, body })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search.mutate({ by, value: value.trim() });
  };
  return (
    <Section title={text.search}>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <NativeSelect
            label={text.by}
            value={by}
            onChange={event => setBy(event.currentTarget.value as By)}
            data={BYS.map(each => ({ value: each, label: text.bys[each] }))}
          />
          <TextInput label={text.bys[by]} value={value} onChange={event => setValue(event.currentTarget.value)} flex="1 1 16rem" autoComplete="off" />
          <Button type="submit" loading={search.isPending} disabled={value.trim() === ''}>
            {text.find}
          </Button>
        </Group>
      </form>
      <RefusedView error={search.error} />
      <Stack gap="sm" role="status">
        {search.data?.items.length === 0 && <Text size="sm">{text.nobody}</Text>}
        {search.data?.items.map(found => (
          <One key={found.accountId} found={found} />
        ))}
      </Stack>
    </Section>
  );
};
