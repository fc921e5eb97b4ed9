import { Button, Fieldset, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { usePerson } from '../../api/session.js';
import { useWrite } from '../../api/write.js';
import { RefusedView } from '../../parts/refused-view.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { tokenWords } from './tokens.words.js';

type Scope = Shapes['PersonalTokenRequest']['scopes'][number];

const AREAS = ['projects', 'credits', 'keys', 'notices', 'account'] as const;
const OPERATION = 'operations';
type Area = (typeof AREAS)[number] | typeof OPERATION;
type Reach = 'read' | 'write' | 'nothing';

const EXPIRIES = [7, 30, 90, 365] as const;

interface ScopesProps {
  readonly reaches: Readonly<Partial<Record<Area, Reach>>>;
  readonly onReach: (area: Area, reach: Reach) => void;
}

const Scopes = ({ reaches, onReach }: ScopesProps) => {
  const words = useWords(tokenWords);
  const { person } = usePerson();
  const areas: readonly Area[] = person?.roles.includes('admin') ? [...AREAS, OPERATION] : AREAS;
  return (
    <Fieldset legend={words.scopes}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        {areas.map(area => (
          <NativeSelect
            key={area}
            label={wordOf(words.areas, area)}
            value={reaches[area] ?? 'nothing'}
            onChange={event => onReach(area, event.currentTarget.value as Reach)}
            data={(['nothing', 'read', 'write'] as const).map(value => ({ value, label: words[value] }))}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
};

/** A new token, with as little as it needs; it is shown once. */
export const MakeToken = ({ onToken }: { readonly onToken: (token: string) => void }) => {
  const words = useWords(tokenWords);
  const { counted } = useFormats();
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [reaches, setReaches] = useState<Partial<Record<Area, Reach>>>({});
  const scopes = Object.entries(reaches).flatMap(([area, reach]) => (reach === 'nothing' ? [] : [`${area}:${reach}` as Scope]));
  const make = useWrite((body: Shapes['PersonalTokenRequest'], header) => taken(api.POST('/v1/tokens', { params: { header }, body })), {
    renews: [['tokens']],
    onDone: ({ token }) => {
      onToken(token);
      setName('');
      setReaches({});
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ name: name.trim(), scopes, expiresInDays: days === '' ? null : Number(days) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group align="flex-start" gap="sm">
          <TextInput
            label={words.name}
            description={words.nameHint}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
            maxLength={100}
          />
          <NativeSelect
            label={words.expiry}
            description="&nbsp;"
            value={days}
            onChange={event => setDays(event.currentTarget.value)}
            data={[
              ...EXPIRIES.map(count => ({ value: String(count), label: counted(count, words.days(count)) })),
              { value: '', label: words.forever },
            ]}
          />
        </Group>
        <Scopes reaches={reaches} onReach={(area, reach) => setReaches({ ...reaches, [area]: reach })} />
        <RefusedView error={make.error} />
        <Group>
          <Button type="submit" variant="default" loading={make.isPending} disabled={name.trim() === '' || scopes.length === 0}>
            {words.make}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
