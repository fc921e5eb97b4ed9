import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { RefusedView } from '../../parts/refused-view.js';
import { SecretField } from '../../parts/secret-field.js';
import { QrPicture } from '../../qr/qr-picture.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { ME } from './asking.js';
import { factorWords } from './factor.words.js';
import classes from './factor.module.css';
import { useSecretWrite } from './secret-write.js';

type Begun = Shapes['BegunSecondFactorShape'];

const Begin = ({ onBegun }: { readonly onBegun: (begun: Begun) => void }) => {
  const { password: label, next } = useWords(factorWords);
  const [password, setPassword] = useState('');
  const begin = useSecretWrite(
    (body: Shapes['BeginSecondFactorRequest'], header) => taken(api.POST('/v1/accounts/me/second-factor', { params: { header }, body })),
    { onDone: onBegun },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.send({ password });
    setPassword('');
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <SecretField
          label={label}
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus
        />
        <RefusedView error={begin.error} />
        <Group>
          <Button type="submit" loading={begin.isPending} disabled={password === ''}>
            {next}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const Confirm = ({ begun, onCodes }: { readonly begun: Begun; readonly onCodes: (codes: readonly string[]) => void }) => {
  const words = useWords(factorWords);
  const { moment } = useFormats();
  const [code, setCode] = useState('');
  const confirm = useSecretWrite(
    (body: Shapes['ConfirmSecondFactorRequest'], header) =>
      taken(api.POST('/v1/accounts/me/second-factor/confirmation', { params: { header }, body })),
    { renews: [[...ME, 'second-factor']], onDone: ({ recoveryCodes }) => onCodes(recoveryCodes) },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.send({ code: code.replaceAll(' ', '') });
    setCode('');
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{words.scan}</Text>
        <QrPicture text={begun.uri} label={words.picture} />
        <Text size="sm">{words.byHand}</Text>
        <Code block className={classes['wrapped']}>
          {begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </Code>
        <Text size="sm">{words.address}</Text>
        <Code block className={classes['wrapped']}>
          {begun.uri}
        </Code>
        <Text size="sm" c="dimmed">
          {words.until(moment(begun.expiresAt))}
        </Text>
        <TextInput
          label={words.code}
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
        />
        <RefusedView error={confirm.error} />
        <Group>
          <Button type="submit" loading={confirm.isPending} disabled={code.trim().length < begun.digits}>
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** The password, then the key for the app, then its first code: only that turns it on. */
export const FactorSetup = ({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }) => {
  const [begun, setBegun] = useState<Begun | null>(null);
  return begun ? <Confirm begun={begun} onCodes={onCodes} /> : <Begin onBegun={setBegun} />;
};
