import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import type { Refused } from '../api/client.js';
import { useReasons } from './reasons.js';
import { Remedies } from './remedies.js';
import type { RemediesProps } from './remedies-view.js';
import { Said } from './said.js';
import { catalogue, useWords } from '../words/catalogue.js';

const words = catalogue(
  {
    away: 'The service cannot be reached. What you have typed is kept; try again in a moment.',
    request: (id: string) => `Request ${id}`,
    again: 'Try again',
  },
  {
    away: 'Der Dienst ist nicht erreichbar. Was du eingegeben hast, bleibt erhalten; versuche es gleich noch einmal.',
    request: (id: string) => `Anfrage ${id}`,
    again: 'Noch einmal versuchen',
  },
);

/** The id to tell support: by it they find what happened. */
export const RequestId = ({ of }: { of: Refused }) => {
  const { request } = useWords(words);
  if (of.requestId === null) return null;
  return (
    <Text size="xs" c="dimmed" ff="monospace">
      {request(of.requestId)}
    </Text>
  );
};

/** A refusal in the service's own sentences, with the request's id for whoever asks support. */
export const ProblemView = ({ refused, onAgain, doing }: { refused: Refused; onAgain?: () => void; doing?: RemediesProps['doing'] }) => {
  const { away, again } = useWords(words);
  const reasonOf = useReasons();
  const { problem } = refused;
  const advice = problem?.['advice'];
  return (
    <Alert color={problem ? 'orange' : 'gray'} title={problem?.title ?? away} role="alert">
      <Stack gap="xs">
        {problem?.reason && <Text size="sm">{reasonOf(problem.reason)}</Text>}
        {typeof advice === 'string' && <Said>{advice}</Said>}
        {problem?.errors && (
          <List size="sm">
            {problem.errors.map(({ detail, pointer, parameter }) => (
              <List.Item key={`${pointer ?? parameter ?? ''} ${detail}`}>{detail}</List.Item>
            ))}
          </List>
        )}
        {problem?.remedies && (
          <Remedies codes={problem.remedies} support={problem.support} purse={problem.purse} size="xs" {...(doing ? { doing } : {})} />
        )}
        <Group justify="space-between">
          <RequestId of={refused} />
          {onAgain && (
            <Button size="xs" variant="light" onClick={onAgain}>
              {again}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
};
