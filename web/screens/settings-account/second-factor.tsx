import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken } from '../../api/client.js';
import { Dialog } from '../../parts/dialog.js';
import { Loaded } from '../../parts/loaded.js';
import { OneTimeSecret } from '../../parts/one-time-secret.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { secondFactorQuery } from './asking.js';
import { FactorProof } from './factor-proof.js';
import { FactorSetup } from './factor-setup.js';
import { factorWords } from './factor.words.js';

type Deed = 'begin' | 'off' | 'codes';

/** The second factor: set up, turned off, and its recovery codes, which are shown once. */
export const SecondFactor = () => {
  const words = useWords(factorWords);
  const { counted } = useFormats();
  const factor = useQuery(secondFactorQuery);
  const [deed, setDeed] = useState<Deed | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = () => setDeed(null);
  const show = (fresh: readonly string[]) => {
    setCodes(fresh);
    close();
  };
  return (
    <Section name="second-factor" title={words.title} lead={words.lead}>
      <Loaded query={factor} lines={2}>
        {({ state, recoveryCodesLeft }) => (
          <Stack gap="sm">
            <Group gap="sm">
              <Badge variant="outline" color={state === 'on' ? 'green' : 'gray'} tt="none" radius="sm">
                {state === 'on' ? words.on : words.off}
              </Badge>
              {state === 'on' && <Text size="sm">{counted(recoveryCodesLeft, words.left(recoveryCodesLeft))}</Text>}
            </Group>
            {codes && <OneTimeSecret what={words.recovery} secret={codes.join('\n')} onKept={() => setCodes(null)} />}
            <Group gap="xs">
              {state === 'off' ? (
                <Button variant="default" onClick={() => setDeed('begin')}>
                  {words.begin}
                </Button>
              ) : (
                <>
                  <Button variant="default" onClick={() => setDeed('codes')}>
                    {words.newCodes}
                  </Button>
                  <Button variant="outline" color="red" onClick={() => setDeed('off')}>
                    {words.turnOff}
                  </Button>
                </>
              )}
            </Group>
          </Stack>
        )}
      </Loaded>
      <Dialog opened={deed === 'begin'} onClose={close} title={words.title}>
        <FactorSetup onCodes={show} />
      </Dialog>
      <Dialog opened={deed === 'codes'} onClose={close} title={words.newCodesTitle}>
        <FactorProof
          says={words.newCodesSays}
          label={words.makeThem}
          write={(body, header) => taken(api.POST('/v1/accounts/me/second-factor/recovery-codes', { params: { header }, body }))}
          onDone={({ recoveryCodes }) => show(recoveryCodes)}
        />
      </Dialog>
      <Dialog opened={deed === 'off'} onClose={close} title={words.turnOffTitle}>
        <FactorProof
          label={words.turnOffNow}
          write={(body, header) => taken(api.DELETE('/v1/accounts/me/second-factor', { params: { header }, body }))}
          onDone={() => {
            setCodes(null);
            close();
            notifications.show({ message: words.turnedOff });
          }}
        />
      </Dialog>
    </Section>
  );
};
