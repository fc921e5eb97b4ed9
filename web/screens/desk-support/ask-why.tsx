import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Section } from '../../parts/section.js';
import type { WhyOf } from '../../parts/why.js';
import { useWords } from '../../words/catalogue.js';
import { words } from './words.js';

const KINDS = ['charges', 'holds', 'projects', 'notices', 'refusals'] as const;

/** "Why?" about something of which only the id is known. */
export const AskWhy = ({ onWhy }: { readonly onWhy: (of: WhyOf) => void }) => {
  const text = useWords(words);
  const [kind, setKind] = useState<WhyOf['kind']>('charges');
  const [id, setId] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onWhy({ kind, id: id.trim() });
  };
  return (
    <Section title={text.parts.why} lead={text.askLead}>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <NativeSelect
            label={text.about}
            value={kind}
            onChange={event => setKind(event.currentTarget.value as WhyOf['kind'])}
            data={KINDS.map(value => ({ value, label: text.abouts[value] }))}
          />
          <TextInput label={text.idOf[kind]} value={id} onChange={event => setId(event.currentTarget.value)} flex="1 1 18rem" />
          <Button type="submit" disabled={id.trim() === ''}>
            {text.why}
          </Button>
        </Group>
      </form>
    </Section>
  );
};
