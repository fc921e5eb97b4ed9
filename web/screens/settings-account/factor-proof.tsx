import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { newIntent, Shapes } from '../../api/client.js';
import { RefusedView } from '../../parts/refused-view.js';
import { SecretField } from '../../parts/secret-field.js';
import { useWords } from '../../words/catalogue.js';
import { ME } from './asking.js';
import { factorWords } from './factor.words.js';
import { useSecretWrite } from './secret-write.js';

type Proof = Shapes['SecondFactorProofRequest'];

interface FactorProofProps<Done> {
  readonly says?: string;
  readonly label: string;
  readonly write: (body: Proof, header: ReturnType<typeof newIntent>) => Promise<Done>;
  readonly onDone: (done: Done) => void;
}

/** Password and code, for what the second factor itself guards. */
export function FactorProof<Done>({ says, label, write, onDone }: FactorProofProps<Done>) {
  const words = useWords(factorWords);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const proof = useSecretWrite(write, { renews: [[...ME, 'second-factor']], onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    proof.send({ password, code: code.trim() });
    setCode('');
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {says !== undefined && <Text size="sm">{says}</Text>}
        <SecretField
          label={words.password}
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus
        />
        <TextInput
          label={words.proofCode}
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          maxLength={40}
        />
        <RefusedView error={proof.error} />
        <Group>
          <Button type="submit" loading={proof.isPending} disabled={password === '' || code.trim() === ''}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
