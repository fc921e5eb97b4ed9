import { given } from '../../../shared-kernel/testing/given.js';
import { modelChoiceCommands, type ModelChoiceEvent } from './model-choice-events.js';
import { modelChoice } from './model-choice.js';

const change = (models: readonly string[] | null, fingerprint: string | null = null) =>
  modelChoiceCommands.ChangeAllowedModels({ accountId: 'ada', fingerprint, models });
const changed = (models: readonly string[] | null, fingerprint: string | null = null): ModelChoiceEvent => ({
  type: 'AllowedModelsChanged',
  data: { accountId: 'ada', fingerprint, models },
});

describe('the models that an account lets itself use', () => {
  it('[R9] are narrowed for the account and for a key apart', () => {
    given(modelChoice)()
      .when(change(['b', 'a', 'a']))
      .then(changed(['a', 'b']));
    given(modelChoice)(changed(['a']))
      .when(change(['a'], 'f'))
      .then(changed(['a'], 'f'));
  });

  it('are all that are offered, again, when nothing is said', () =>
    given(modelChoice)(changed(['a']))
      .when(change(null))
      .then(changed(null)));

  it('do not change when the same is said twice', () => {
    given(modelChoice)(changed(['a', 'b']))
      .when(change(['b', 'a']))
      .thenNothing();
    given(modelChoice)().when(change(null)).thenNothing();
  });
});
