import { Button, FileInput, Group, NativeSelect, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken } from '../../api/client.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { filled } from './asking.js';
import { BoundFields, NO_BOUNDS } from './bound-fields.js';
import { Report } from './report.js';
import classes from './reconciliation.module.css';
import { words } from './words.js';

const KINDS = ['ledger-against-tasks', 'tasks-against-attempts'] as const;

const Inside = () => {
  const text = useWords(words);
  const [bounds, setBounds] = useState(NO_BOUNDS);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('ledger-against-tasks');
  const report = useMutation({
    mutationFn: async () =>
      String(await taken(api.GET('/v1/log/reconciliation', { params: { query: { ...filled(bounds), kind } }, parseAs: 'text' }))),
  });
  return (
    <Section title={text.reconTitle} lead={text.reconLead}>
      <BoundFields bounds={bounds} onChange={setBounds} />
      <Group align="flex-end">
        <NativeSelect
          label={text.reconKind}
          value={kind}
          onChange={event => setKind(event.currentTarget.value as typeof kind)}
          data={[
            { value: KINDS[0], label: text.ledger },
            { value: KINDS[1], label: text.tasks },
          ]}
        />
        <Button loading={report.isPending} onClick={() => report.mutate()}>
          {text.run}
        </Button>
      </Group>
      <RefusedView error={report.error} />
      {report.data !== undefined && <Report text={report.data} name={kind} />}
    </Section>
  );
};

const Invoice = () => {
  const text = useWords(words);
  const [bounds, setBounds] = useState(NO_BOUNDS);
  const [of, setOf] = useState<'platform' | 'everybody'>('platform');
  const [file, setFile] = useState<File | null>(null);
  const report = useMutation({
    mutationFn: async (invoice: File) => {
      const csv = await invoice.text();
      const asked = api.POST('/v1/log/reconciliation/invoice', {
        params: { query: { ...filled(bounds), of } },
        body: csv,
        bodySerializer: body => body,
        headers: { 'content-type': 'text/csv' },
        parseAs: 'text',
      });
      return String(await taken(asked));
    },
  });
  return (
    <Section title={text.invoiceTitle} lead={text.invoiceLead}>
      <BoundFields bounds={bounds} onChange={setBounds} />
      <Group align="flex-end">
        <FileInput
          label={text.invoice}
          placeholder={text.openFile}
          accept=".csv,text/csv"
          value={file}
          onChange={setFile}
          miw="14rem"
          classNames={{ placeholder: classes['placeholder'] ?? '' }}
        />
        <NativeSelect
          label={text.of}
          value={of}
          onChange={event => setOf(event.currentTarget.value as typeof of)}
          data={[
            { value: 'platform', label: text.platform },
            { value: 'everybody', label: text.everybody },
          ]}
        />
        <Button loading={report.isPending} disabled={file === null} onClick={() => file !== null && report.mutate(file)}>
          {text.run}
        </Button>
      </Group>
      <RefusedView error={report.error} />
      {report.data !== undefined && <Report text={report.data} name="invoice" />}
    </Section>
  );
};

/** Ledger, tasks, calls and the provider's invoice, each held against the next. */
export const Reconciliation = () => (
  <Stack gap="lg">
    <Inside />
    <Invoice />
  </Stack>
);
