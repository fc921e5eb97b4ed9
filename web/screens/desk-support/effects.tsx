import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Facts } from '../../parts/facts.js';
import { Loaded } from '../../parts/loaded.js';
import { Said } from '../../parts/said.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { cancelEffectQuery, retryEffectQuery } from './asking.js';
import { words } from './words.js';

interface EffectProps {
  readonly accountId: string;
  readonly taskId: string;
}

/** What giving a task up would do to what is set aside for it. */
export const CancelEffect = ({ accountId, taskId }: EffectProps) => {
  const text = useWords(words);
  const { credits } = useFormats();
  const effect = useQuery(cancelEffectQuery(accountId, taskId));
  return (
    <Loaded query={effect}>
      {({ changes, estimated, hold }) => (
        <Alert variant="outline" color="gray" title={text.effect}>
          {!changes && <Text size="sm">{text.changesNothing}</Text>}
          {changes && hold === null && <Text size="sm">{text.noHoldMoves}</Text>}
          {hold && (
            <Facts
              of={[
                [text.held, credits(hold.held.microCredits)],
                [text.wouldCharge, credits(hold.charged.microCredits)],
                [text.wouldRelease, credits(hold.released.microCredits)],
              ]}
            />
          )}
          {estimated && <Text size="sm">{text.estimated}</Text>}
        </Alert>
      )}
    </Loaded>
  );
};

/** What trying it once more would set aside, who would pay by which rule, and whether it would be refused. */
export const RetryEffect = ({ accountId, taskId, withoutSteps = [] }: EffectProps & { readonly withoutSteps?: readonly number[] }) => {
  const text = useWords(words);
  const { credits, money } = useFormats();
  const effect = useQuery(retryEffectQuery(accountId, taskId, withoutSteps));
  return (
    <Loaded query={effect}>
      {({ ceiling, available, availableAfter, parts, purse, refusedNow }) => (
        <Alert variant="outline" color={refusedNow ? 'orange' : 'gray'} title={refusedNow ? text.wouldBeRefused : text.effect}>
          <Stack gap="xs">
            {refusedNow && <Said>{refusedNow.title}</Said>}
            {parts.map(({ operation, ruleSays, because, atProvider }) => (
              <div key={operation}>
                <Said>{ruleSays}</Said>
                <Said>{because}</Said>
                {atProvider && <Text size="sm">{text.atProvider(money(atProvider.ceilingMicroUsd))}</Text>}
              </div>
            ))}
            {purse === 'platform_credits' && (
              <Facts
                of={[
                  [text.wouldHold, credits(ceiling.microCredits)],
                  [text.available, credits(available.microCredits)],
                  [text.availableAfter, credits(availableAfter.microCredits)],
                ]}
              />
            )}
          </Stack>
        </Alert>
      )}
    </Loaded>
  );
};
