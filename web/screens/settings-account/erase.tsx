import { Alert, Button, Group, List, Stack, TextInput } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { api, taken, type Shapes } from '../../api/client.js';
import { useForgetAll } from '../../api/session.js';
import { Dialog } from '../../parts/dialog.js';
import { RefusedView } from '../../parts/refused-view.js';
import { SecretField } from '../../parts/secret-field.js';
import { Section } from '../../parts/section.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { secondFactorQuery } from './asking.js';
import { leavingWords } from './leaving.words.js';
import { useSecretWrite } from './secret-write.js';

const WORD = 'ERASE';

const Form = ({ onErased, onKeep }: { readonly onErased: (tombstone: Shapes['TombstoneShape']) => void; readonly onKeep: () => void }) => {
  const words = useWords(leavingWords);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [word, setWord] = useState('');
  const factor = useQuery(secondFactorQuery);
  const needsCode = factor.data?.state === 'on';
  const erase = useSecretWrite((body: Shapes['EraseAccountRequest'], header) => taken(api.DELETE('/v1/accounts/me', { params: { header }, body })), {
    onDone: onErased,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.send({ confirm: WORD, password, ...(needsCode ? { code: code.trim() } : {}) });
    setPassword('');
    setCode('');
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={words.eraseLead}>
          <List size="sm" spacing={4}>
            {words.means.map(sentence => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Alert>
        <SecretField
          label={words.password}
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
        />
        {needsCode && (
          <TextInput
            label={words.code}
            value={code}
            onChange={event => setCode(event.currentTarget.value)}
            autoComplete="one-time-code"
            maxLength={40}
          />
        )}
        <TextInput label={words.word} value={word} onChange={event => setWord(event.currentTarget.value)} autoComplete="off" spellCheck={false} />
        <RefusedView error={erase.error} />
        <Group>
          <Button
            type="submit"
            color="red"
            loading={erase.isPending}
            disabled={password === '' || word !== WORD || (needsCode && code.trim() === '')}
          >
            {words.eraseNow}
          </Button>
          <Button variant="default" onClick={onKeep} data-autofocus>
            {words.keep}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Erasing the account: what it means and a word to type; then the screen that shows how far it is. */
export const Erase = () => {
  const { eraseTitle, eraseLead, erase } = useWords(leavingWords);
  const [opened, setOpened] = useState(false);
  const [, go] = useLocation();
  const forgetAll = useForgetAll();
  const leave = ({ accountId }: Shapes['TombstoneShape']) => {
    go(ways.erased(accountId), { replace: true });
    void forgetAll();
  };
  return (
    <Section name="erase" title={eraseTitle} lead={eraseLead}>
      <Group>
        <Button variant="outline" color="red" onClick={() => setOpened(true)}>
          {erase}
        </Button>
      </Group>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={eraseTitle} size="lg">
        <Form onErased={leave} onKeep={() => setOpened(false)} />
      </Dialog>
    </Section>
  );
};
