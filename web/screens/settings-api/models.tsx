import { Badge, Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Loaded } from '../../parts/loaded.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Said } from '../../parts/said.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { allowedQuery, API_SETTINGS, modelsQuery } from './asking.js';
import { modelWords } from './models.words.js';

type Scope = 'account' | 'key';

const ModelRow = ({
  model,
  checked,
  onCheck,
}: {
  readonly model: Shapes['ModelShape'];
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}) => {
  const { capabilities, ownOnly, standard, unlisted, shutdown } = useWords(modelWords);
  const { day } = useFormats();
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox label={<bdi>{model.label}</bdi>} checked={checked} onChange={event => onCheck(event.currentTarget.checked)} />
        {model.shutdownDate !== null && (
          <Text size="xs" c="dimmed" ms={32}>
            {shutdown(day(model.shutdownDate))}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{wordOf(capabilities, model.capability)}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          {[model.standard ? standard : null, model.source === 'own-key' ? ownOnly : null, model.priceListed ? null : unlisted]
            .filter(mark => mark !== null)
            .map(mark => (
              <Badge key={mark} variant="outline" color="gray" tt="none" radius="sm">
                {mark}
              </Badge>
            ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
};

/** A model that both purses may use is offered twice; it is chosen once. */
const once = (offered: readonly Shapes['ModelShape'][]): Shapes['ModelShape'][] => {
  const models = new Map<string, Shapes['ModelShape']>();
  for (const model of offered) {
    const key = `${model.capability} ${model.id}`;
    if (models.get(key)?.source !== 'platform') models.set(key, model);
  }
  return [...models.values()];
};

interface ChoiceProps {
  readonly scope: Scope;
  readonly allowed: readonly string[] | null;
  readonly offered: readonly Shapes['ModelShape'][];
}

const Choice = ({ scope, allowed, offered }: ChoiceProps) => {
  const { title, model, work, about, save, all, saved, narrowed, open } = useWords(modelWords);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(allowed ?? offered.map(({ id }) => id)));
  const { counted } = useFormats();
  const keep = useWrite(
    (models: string[] | null, header) => taken(api.PUT('/v1/settings/api/models', { params: { header }, body: { scope, models } })),
    { renews: [API_SETTINGS, ['models']], onDone: () => notifications.show({ message: saved }) },
  );
  const check = (id: string) => (checked: boolean) => {
    const others = [...chosen].filter(other => other !== id);
    setChosen(new Set(checked ? [...others, id] : others));
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{allowed === null ? open : counted(allowed.length, narrowed(allowed.length))}</Text>
      <WideTable label={title} minWidth={480}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{model}</Table.Th>
            <Table.Th>{work}</Table.Th>
            <Table.Th>{about}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {offered.map(one => (
            <ModelRow key={`${one.capability} ${one.id}`} model={one} checked={chosen.has(one.id)} onCheck={check(one.id)} />
          ))}
        </Table.Tbody>
      </WideTable>
      <RefusedView error={keep.error} />
      <Group gap="xs">
        <Button disabled={chosen.size === 0} loading={keep.isPending} onClick={() => keep.mutate([...chosen])}>
          {save}
        </Button>
        <Button variant="default" disabled={allowed === null} loading={keep.isPending} onClick={() => keep.mutate(null)}>
          {all}
        </Button>
      </Group>
    </Stack>
  );
};

/** Which models may be used: for the whole account, and more narrowly with the stored key. */
export const Models = ({ hasKey }: { readonly hasKey: boolean }) => {
  const { title, lead, scope: scopeLabel, scopes } = useWords(modelWords);
  const [scope, setScope] = useState<Scope>('account');
  const allowed = useQuery(allowedQuery);
  const offered = useQuery(modelsQuery);
  const shown = hasKey ? scope : 'account';
  return (
    <Section
      name="models"
      title={title}
      lead={lead}
      actions={
        hasKey ? (
          <SegmentedControl
            aria-label={scopeLabel}
            size="xs"
            value={shown}
            onChange={value => setScope(value as Scope)}
            data={[
              { value: 'account', label: scopes.account },
              { value: 'key', label: scopes.key },
            ]}
          />
        ) : undefined
      }
    >
      <Loaded query={offered}>
        {({ items, note }) => (
          <Loaded query={allowed}>
            {answer => (
              <Stack gap="sm">
                <Choice
                  key={`${shown} ${String(answer.allowed[shown])}`}
                  scope={shown}
                  allowed={answer.allowed[shown] as readonly string[] | null}
                  offered={once(items)}
                />
                {note !== null && <Said c="dimmed">{note}</Said>}
              </Stack>
            )}
          </Loaded>
        )}
      </Loaded>
    </Section>
  );
};
