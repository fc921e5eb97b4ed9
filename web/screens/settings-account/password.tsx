import { Button, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { RefusedView } from '../../parts/refused-view.js';
import { SecretField } from '../../parts/secret-field.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { secondFactorQuery } from './asking.js';
import { useSecretWrite } from './secret-write.js';
import { words } from './words.js';

const SHORTEST = 15;

/** Another password; a code with it where there is a second factor. */
export const Password = ({ email }: { readonly email: string }) => {
  const { passwordTitle, passwordLead, current: currentLabel, fresh: freshLabel, freshHint, code: codeLabel, change, changed } = useWords(words);
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const [code, setCode] = useState('');
  const factor = useQuery(secondFactorQuery);
  const needsCode = factor.data?.state === 'on';
  const empty = () => {
    setCurrent('');
    setFresh('');
    setCode('');
  };
  const write = useSecretWrite(
    (body: Shapes['ChangePasswordRequest'], header) => taken(api.POST('/v1/accounts/me/password', { params: { header }, body })),
    {
      renews: [['sessions']],
      onDone: () => {
        empty();
        notifications.show({ message: changed, color: 'green' });
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.send({ current, new: fresh, ...(needsCode ? { code: code.trim() } : {}) });
  };
  return (
    <Section name="password" title={passwordTitle} lead={passwordLead}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw="26rem">
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <SecretField
            label={currentLabel}
            value={current}
            onChange={event => setCurrent(event.currentTarget.value)}
            autoComplete="current-password"
          />
          <SecretField
            label={freshLabel}
            description={freshHint}
            value={fresh}
            onChange={event => setFresh(event.currentTarget.value)}
            autoComplete="new-password"
            maxLength={200}
          />
          {needsCode && (
            <TextInput
              label={codeLabel}
              value={code}
              onChange={event => setCode(event.currentTarget.value)}
              autoComplete="one-time-code"
              maxLength={40}
            />
          )}
          <RefusedView error={write.error} />
          <Group>
            <Button type="submit" loading={write.isPending} disabled={current === '' || fresh.length < SHORTEST || (needsCode && code.trim() === '')}>
              {change}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
};
