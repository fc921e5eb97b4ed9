import { Badge, Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Loaded } from '../../parts/loaded.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { sessionsQuery } from './asking.js';
import { words } from './words.js';

/** Where the account is signed in; each of the others can be ended. */
export const Sessions = () => {
  const text = useWords(words);
  const { moment, ago } = useFormats();
  const sessions = useQuery(sessionsQuery);
  const end = useWrite(
    async (ids: readonly string[]) => {
      for (const sessionId of ids) await taken(api.DELETE('/v1/sessions/{sessionId}', { params: { path: { sessionId } } }));
    },
    { renews: [['sessions']] },
  );
  return (
    <Section name="sessions" title={text.sessionsTitle} lead={text.sessionsLead}>
      <Loaded query={sessions}>
        {({ items }) => {
          const others = items.filter(({ current }) => !current).map(({ sessionId }) => sessionId);
          return (
            <Stack gap="sm">
              <WideTable label={text.sessionsTitle} minWidth={480}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{text.created}</Table.Th>
                    <Table.Th>{text.used}</Table.Th>
                    <Table.Th>{text.until}</Table.Th>
                    <Table.Td />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map(({ sessionId, current, createdAt, lastUsedAt, expiresAt, tokens }) => (
                    <Table.Tr key={sessionId}>
                      <Table.Td>
                        {moment(createdAt)}
                        <br />
                        <small>{wordOf(text.kinds, tokens)}</small>
                      </Table.Td>
                      <Table.Td>{ago(lastUsedAt)}</Table.Td>
                      <Table.Td>{moment(expiresAt)}</Table.Td>
                      <Table.Td ta="end">
                        {current ? (
                          <Badge variant="outline" color="green" tt="none" radius="sm">
                            {text.thisOne}
                          </Badge>
                        ) : (
                          <Button
                            size="xs"
                            variant="default"
                            aria-label={text.endOf(moment(createdAt))}
                            disabled={end.isPending}
                            onClick={() => end.mutate([sessionId])}
                          >
                            {text.end}
                          </Button>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </WideTable>
              <RefusedView error={end.error} />
              {others.length > 1 && (
                <Group>
                  <Button variant="default" loading={end.isPending} onClick={() => end.mutate(others)}>
                    {text.endOthers}
                  </Button>
                </Group>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
};
