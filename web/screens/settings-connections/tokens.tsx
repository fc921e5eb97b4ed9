import { Button, Divider, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Loaded } from '../../parts/loaded.js';
import { OneTimeSecret } from '../../parts/one-time-secret.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { tokensQuery } from './asking.js';
import { MakeToken } from './make-token.js';
import { tokenWords } from './tokens.words.js';

interface TokenProps {
  readonly token: Shapes['PersonalTokenShape'];
  readonly pending: boolean;
  readonly onRevoke: () => void;
}

const Token = ({ token, pending, onRevoke }: TokenProps) => {
  const words = useWords(tokenWords);
  const { day, ago } = useFormats();
  const said = (scope: string) => {
    const [area = scope, reach] = scope.split(':');
    return (reach === 'write' ? words.writes : words.reads)(wordOf(words.areas, area));
  };
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <bdi>{token.name}</bdi>
      </Table.Th>
      <Table.Td>
        <List size="sm" listStyleType="none">
          {token.scopes.map(scope => (
            <List.Item key={scope}>{said(scope)}</List.Item>
          ))}
        </List>
      </Table.Td>
      <Table.Td>{day(token.createdAt)}</Table.Td>
      <Table.Td>{token.lastUsedAt === null ? words.never : ago(token.lastUsedAt)}</Table.Td>
      <Table.Td>{token.expiresAt === null ? words.onRevocation : day(token.expiresAt)}</Table.Td>
      <Table.Td ta="end">
        <Button size="xs" variant="default" aria-label={words.revokeOf(token.name)} disabled={pending} onClick={onRevoke}>
          {words.revoke}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
};

/** Tokens for programs: what each may do, when it was used, and its end. */
export const Tokens = () => {
  const words = useWords(tokenWords);
  const [fresh, setFresh] = useState<string | null>(null);
  const tokens = useQuery(tokensQuery);
  const revoke = useWrite((tokenId: string) => taken(api.DELETE('/v1/tokens/{tokenId}', { params: { path: { tokenId } } })), {
    renews: [['tokens']],
  });
  return (
    <Section name="tokens" title={words.title} lead={words.lead}>
      {fresh !== null && <OneTimeSecret what={words.tokenIs} secret={fresh} onKept={() => setFresh(null)} />}
      <RefusedView error={revoke.error} />
      <Loaded query={tokens}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {words.none}
            </Text>
          ) : (
            <WideTable label={words.title} minWidth={620}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{words.name}</Table.Th>
                  <Table.Th>{words.may}</Table.Th>
                  <Table.Th>{words.created}</Table.Th>
                  <Table.Th>{words.used}</Table.Th>
                  <Table.Th>{words.ends}</Table.Th>
                  <Table.Td />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map(token => (
                  <Token key={token.tokenId} token={token} pending={revoke.isPending} onRevoke={() => revoke.mutate(token.tokenId)} />
                ))}
              </Table.Tbody>
            </WideTable>
          )
        }
      </Loaded>
      <Divider />
      <MakeToken onToken={setFresh} />
    </Section>
  );
};
