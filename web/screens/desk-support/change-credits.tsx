import { SegmentedControl, SimpleGrid, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { NumberField } from '../../parts/number-field.js';
import { Dialog } from '../../parts/dialog.js';
import { microOf } from '../../parts/micro.js';
import { useWords } from '../../words/catalogue.js';
import { accountKey, CHANGES } from './asking.js';
import { CreditForm } from './credit-form.js';
import { words } from './words.js';

type Grant = Required<Pick<Shapes['GrantRequest'], 'startsAt' | 'expiresAt'>>;
type Wanted = Shapes['CorrectionRequest'] & Grant & { readonly as: Kind };

const KINDS = ['grant', 'addition', 'deduction'] as const;
type Kind = (typeof KINDS)[number];

interface ChangeCreditsProps {
  readonly accountId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A moment by the clock on the wall; an empty field names none. */
const momentOf = (typed: string): string | null => (typed === '' ? null : new Date(typed).toISOString());

const NO_DATES = { startsAt: '', expiresAt: '' } as const;

const Dates = ({ typed, onChange }: { readonly typed: Record<keyof Grant, string>; readonly onChange: (next: typeof typed) => void }) => {
  const text = useWords(words);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      {(['startsAt', 'expiresAt'] as const).map(name => (
        <TextInput
          key={name}
          type="datetime-local"
          label={text[name]}
          description={text.emptyDates[name]}
          value={typed[name]}
          onChange={event => onChange({ ...typed, [name]: event.currentTarget.value })}
        />
      ))}
    </SimpleGrid>
  );
};

const Form = ({ accountId, onClose }: Omit<ChangeCreditsProps, 'isOpen'>) => {
  const text = useWords(words);
  const [kind, setKind] = useState<Kind>('grant');
  const [typed, setTyped] = useState<string | number>('');
  const [dates, setDates] = useState<Record<keyof Grant, string>>(NO_DATES);
  const change = useWrite(
    ({ as, startsAt, expiresAt, ...body }: Wanted, header) => {
      const params = { path: { accountId }, header };
      return as === 'grant'
        ? taken(api.POST('/v1/accounts/{accountId}/credits/grants', { params, body: { ...body, startsAt, expiresAt } }))
        : taken(api.POST('/v1/accounts/{accountId}/credits/corrections', { params, body }));
    },
    {
      renews: [accountKey(accountId), CHANGES],
      onDone: ({ outcome }) => {
        notifications.show({ message: text.changeOutcomes[outcome] });
        onClose();
      },
    },
  );
  const micro = microOf(typed);
  return (
    <CreditForm
      first="goodwill"
      label={text.changeDo}
      isReady={micro !== null}
      of={change}
      onClose={onClose}
      note={<Text size="sm">{text.secondPerson}</Text>}
      onSubmit={why => {
        const amount = { microCredits: kind === 'deduction' ? `-${micro ?? ''}` : (micro ?? '') };
        change.mutate({ as: kind, amount, ...why, startsAt: momentOf(dates.startsAt), expiresAt: momentOf(dates.expiresAt) });
      }}
    >
      <SegmentedControl
        aria-label={text.changeCredits}
        value={kind}
        onChange={value => setKind(value as Kind)}
        data={KINDS.map(value => ({ value, label: text.changeKinds[value] }))}
      />
      <Text size="sm">{text.changeSays[kind]}</Text>
      <NumberField label={text.amount} min={0} places={6} value={typed} onChange={setTyped} required />
      {kind === 'grant' && <Dates typed={dates} onChange={setDates} />}
    </CreditForm>
  );
};

/** Gives, adds or takes Keyreel credits, with a reason and a ticket; much of it asks a second person. */
export const ChangeCredits = ({ isOpen, ...props }: ChangeCreditsProps) => {
  const { changeCredits } = useWords(words);
  return (
    <Dialog opened={isOpen} onClose={props.onClose} title={changeCredits} size="lg">
      <Form {...props} />
    </Dialog>
  );
};
