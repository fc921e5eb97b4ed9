import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import IconCoin from '@tabler/icons-react/icons/IconCoin';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, taken } from '../api/client.js';
import { useCreditsSaid } from '../parts/credits-said.js';
import { Popup } from '../parts/popup.js';
import { Table } from '../parts/table.js';
import { ways } from '../ways.js';
import { useWords } from '../words/catalogue.js';
import { useOperationName } from '../words/codes.js';
import { useFormats } from '../words/formats.js';
import classes from './shell.module.css';
import { words } from './words.js';

const useBalance = () => useQuery({ queryKey: ['credits', 'balance'], queryFn: () => taken(api.GET('/v1/credits/balance', { params: {} })) });

const Payers = () => {
  const text = useWords(words);
  const operationOf = useOperationName();
  const payers = useQuery({ queryKey: ['who-pays'], queryFn: () => taken(api.GET('/v1/who-pays', { params: {} })) });
  const settings = useQuery({ queryKey: ['settings', 'api'], queryFn: () => taken(api.GET('/v1/settings/api', { params: {} })) });
  const key = settings.data?.key;
  if (!payers.data) return <Skeleton h={120} />;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {text.whoPays}
      </Text>
      <Table isBare>
        <Table.Tbody>
          {payers.data.items.map(({ operation, purse }) => (
            <Table.Tr key={operation}>
              <Table.Td>{operationOf(operation)}</Table.Td>
              <Table.Td ta="end" className={classes['quiet'] ?? ''}>
                {purse === null ? '–' : purse === 'platform_credits' ? text.credit : text.ownKey}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {settings.data && <Text size="xs">{key ? text.key(key.lastFour) : text.noKey}</Text>}
      {key?.blocksNewProjects && (
        <Text size="xs" fw={600}>
          {text.keyBlocks}
        </Text>
      )}
    </Stack>
  );
};

/** What the account has, always in sight, with who pays for what behind it. */
export const Balance = () => {
  const text = useWords(words);
  const { credits } = useFormats();
  const said = useCreditsSaid();
  const { data } = useBalance();
  if (!data) return <Skeleton h={30} w={110} />;
  return (
    <Popup
      label={text.keyreelCredits}
      button={opener => (
        <Button {...opener} variant="default" size="compact-md" radius="xl" leftSection={<IconCoin size={16} aria-hidden />}>
          {credits(data.available.microCredits)}
          <Text span size="sm" ms={4} className={classes['quiet'] ?? ''}>
            {text.keyreelCredits}
          </Text>
        </Button>
      )}
    >
      <Stack gap="sm">
        <div>
          <Text fw={650} size="lg">
            {said(data.available.microCredits)}
          </Text>
          {data.held.microCredits !== '0' && (
            <Text size="sm">
              {said(data.held.microCredits)} {text.held}
            </Text>
          )}
        </div>
        <Payers />
        <Group justify="space-between">
          <Anchor component={Link} href={ways.credits} size="sm">
            {text.toCredits}
          </Anchor>
          <Anchor component={Link} href={ways.apiSettings} size="sm">
            {text.toApi}
          </Anchor>
        </Group>
      </Stack>
    </Popup>
  );
};
