import { Alert, Stack, Text } from '@mantine/core';
import IconShieldExclamation from '@tabler/icons-react/icons/IconShieldExclamation';
import type { Shapes } from '../../api/client.js';
import { Said } from '../../parts/said.js';
import { useWords } from '../../words/catalogue.js';
import { words } from './words.js';

const Piece = ({ title, says, c }: { readonly title: string; readonly says: string; readonly c?: 'dimmed' }) => (
  <div>
    <Text size="sm" fw={600}>
      {title}
    </Text>
    <Said {...(c ? { c } : {})}>{says}</Said>
  </div>
);

/** What somebody should know before handing over a key: whom it is for, what stays their business, where limits are (R6, R8, R9, R50, R55). */
export const Advice = ({ advice }: { readonly advice: Shapes['KeyAdviceShape'] }) => {
  const { forWhom, benefits, yours, limits, removal } = useWords(words);
  return (
    <Stack gap="sm">
      <Piece title={forWhom} says={advice.advice} c="dimmed" />
      <Piece title={benefits} says={advice.benefits} c="dimmed" />
      <Piece title={yours} says={advice.yours} c="dimmed" />
      <Piece title={limits} says={advice.limits} c="dimmed" />
      <Piece title={removal} says={advice.removal} c="dimmed" />
    </Stack>
  );
};

/** The caution beside the field, where it cannot be missed, and where the key goes (R28). */
export const Caution = ({ advice }: { readonly advice: Shapes['KeyAdviceShape'] }) => {
  const { risk, travels } = useWords(words);
  return (
    <Alert color="orange" variant="light" icon={<IconShieldExclamation />} title={risk}>
      <Stack gap="xs">
        <Said>{advice.caution}</Said>
        <Piece title={travels} says={advice.travels} />
      </Stack>
    </Alert>
  );
};
