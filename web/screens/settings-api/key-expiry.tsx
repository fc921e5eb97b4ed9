import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, taken } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Dialog } from '../../parts/dialog.js';
import { RefusedView } from '../../parts/refused-view.js';
import { catalogue, useWords } from '../../words/catalogue.js';
import { endOf } from './add-key.js';
import { API_SETTINGS } from './asking.js';

const words = catalogue(
  {
    title: 'When the key stops being used here',
    day: 'Last day',
    hint: 'We warn you 7 days and 1 day before. A new date brings an expired key back.',
    save: 'Save',
    none: 'No end date',
  },
  {
    title: 'Wann der Schlüssel hier nicht mehr benutzt wird',
    day: 'Letzter Tag',
    hint: 'Wir warnen dich 7 Tage und 1 Tag vorher. Ein neues Datum bringt einen abgelaufenen Schlüssel zurück.',
    save: 'Speichern',
    none: 'Kein Enddatum',
  },
);

/** The day of a moment where the person is, as fields for days write it. */
const dayHere = (moment: string): string => new Date(moment).toLocaleDateString('sv-SE');

interface KeyExpiryProps {
  readonly opened: boolean;
  readonly expiresAt: string | null;
  readonly onClose: () => void;
}

export const KeyExpiry = ({ opened, expiresAt, onClose }: KeyExpiryProps) => {
  const { title, day: dayLabel, hint, save, none } = useWords(words);
  const [day, setDay] = useState(expiresAt === null ? '' : dayHere(expiresAt));
  const choose = useWrite(
    (body: { expiresAt: string | null }, header) => taken(api.PUT('/v1/settings/api/key/expiry', { params: { header }, body })),
    { renews: [API_SETTINGS, ['notices'], ['who-pays']], onDone: onClose },
  );
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <Stack>
        <TextInput type="date" label={dayLabel} description={hint} value={day} onChange={event => setDay(event.currentTarget.value)} data-autofocus />
        <RefusedView error={choose.error} />
        <Group>
          <Button disabled={day === ''} loading={choose.isPending} onClick={() => choose.mutate({ expiresAt: endOf(day) })}>
            {save}
          </Button>
          <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate({ expiresAt: null })}>
            {none}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
};
