import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'wouter';
import { Dialog } from '../../../parts/dialog.js';
import { Loaded } from '../../../parts/loaded.js';
import { PurseBadge } from '../../../parts/purse-badge.js';
import { Said } from '../../../parts/said.js';
import { ways } from '../../../ways.js';
import { useWords } from '../../../words/catalogue.js';
import { useOperationName } from '../../../words/codes.js';
import type { Project } from '../reading.js';
import { useGenerationPayer, usePayers, type GenerationPayer } from './payer.js';
import { payerWords } from './words.js';

const Purse = ({ payer }: { readonly payer: GenerationPayer['payer'] }) => {
  const { locked } = useWords(payerWords);
  if (payer === 'refused')
    return (
      <Badge color="orange" variant="outline" tt="none" radius="sm">
        {locked}
      </Badge>
    );
  return <PurseBadge purse={payer === 'credits' ? 'platform_credits' : 'openai_account'} />;
};

const Generation = ({ project }: { readonly project: Project }) => {
  const told = useWords(payerWords);
  const lastFour = project.boundTo?.lastFour;
  return (
    <Loaded query={useGenerationPayer(project.projectId)}>
      {({ payer, decision, rule }) => (
        <Stack gap={4}>
          <Group justify="space-between">
            <Text fw={600}>{told.texts}</Text>
            <Purse payer={payer} />
          </Group>
          <Text size="sm">{lastFour ? told.bound(lastFour) : told.unbound}</Text>
          <Said>{decision}</Said>
          {rule && <Said c="dimmed">{rule}</Said>}
        </Stack>
      )}
    </Loaded>
  );
};

/** Work that credits pay in every project. */
const CreditPaid = () => {
  const nameOf = useOperationName();
  return (
    <Loaded query={usePayers()}>
      {({ items }) =>
        items
          .filter(({ operationClass }) => operationClass === 'credit-paid')
          .map(({ operation, purse, ruleSays }) => (
            <Stack gap={4} key={operation}>
              <Group justify="space-between">
                <Text fw={600}>{nameOf(operation)}</Text>
                <PurseBadge purse={purse} />
              </Group>
              <Said c="dimmed">{ruleSays}</Said>
            </Stack>
          ))
      }
    </Loaded>
  );
};

const PayerDialog = ({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) => {
  const told = useWords(payerWords);
  return (
    <Dialog opened onClose={onClose} title={told.title} size="lg" centered>
      <Stack gap="lg">
        <Generation project={project} />
        <CreditPaid />
        <Text size="sm">{told.fixed}</Text>
        <Group gap="md">
          <Anchor component={Link} href={ways.prices} size="sm">
            {told.prices}
          </Anchor>
          <Anchor component={Link} href={ways.apiSettings} size="sm">
            {told.settings}
          </Anchor>
        </Group>
      </Stack>
    </Dialog>
  );
};

/** Who pays for texts and images here; pressed, it tells for everything, and why. */
export const PayerPanel = ({ project }: { readonly project: Project }) => {
  const told = useWords(payerWords);
  const [isOpen, { open, close }] = useDisclosure(false);
  const { data } = useGenerationPayer(project.projectId);
  return (
    <>
      <Group gap="xs">
        {data && (
          <>
            <Text size="sm">{told.generation}</Text>
            <Purse payer={data.payer} />
          </>
        )}
        <Button size="compact-sm" variant="subtle" onClick={open}>
          {told.button}
        </Button>
      </Group>
      {isOpen && <PayerDialog project={project} onClose={close} />}
    </>
  );
};
