import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { NumberField } from '../../parts/number-field.js';
import { Dialog } from '../../parts/dialog.js';
import { microOf } from '../../parts/micro.js';
import { useWords } from '../../words/catalogue.js';
import { accountKey } from './asking.js';
import { CreditForm } from './credit-form.js';
import { words } from './words.js';

interface ReturnChargeProps {
  readonly accountId: string;
  readonly taskId: string;
  readonly onClose: () => void;
}

/** Gives back what was charged for one piece of work, all that is left of it or a part. */
export const ReturnCharge = ({ accountId, taskId, onClose }: ReturnChargeProps) => {
  const text = useWords(words);
  const [typed, setTyped] = useState<string | number>('');
  const micro = microOf(typed);
  const giveBack = useWrite(
    (body: Shapes['ReturnRequest'], header) =>
      taken(api.POST('/v1/accounts/{accountId}/credits/returns', { params: { path: { accountId }, header }, body })),
    {
      renews: [accountKey(accountId), ['why']],
      onDone: () => {
        notifications.show({ message: micro === null ? text.returnedRest : text.returnedCharge });
        onClose();
      },
    },
  );
  return (
    <Dialog opened onClose={onClose} title={text.returnCharge} size="lg">
      <CreditForm
        first="unusable-result"
        label={text.returnDo}
        isReady={typed === '' || micro !== null}
        of={giveBack}
        onClose={onClose}
        onSubmit={why => giveBack.mutate({ taskId, amount: micro === null ? null : { microCredits: micro }, ...why })}
      >
        <Text size="sm">{text.returnSays}</Text>
        <NumberField label={text.amount} description={text.returnAll} min={0} places={6} value={typed} onChange={setTyped} />
      </CreditForm>
    </Dialog>
  );
};
