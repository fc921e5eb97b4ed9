const CHOICES =
  /^(pay(er|with|by|using|from|ment(source|method)?)?|paid(by|with|from)|purse|wallet|use(own|my|stored|platform|user|openai|api|provider)*(key|credits?|funds)|byok|fund(edby|ing(source)?)|billto|billing(source)?|charge(to|from)?|credentials?|apikey(id)?|openaikey|keyid|keyfingerprint|bindto|boundto)$/;

/** A field as it is compared with those that name a payer: its letters alone. */
export const lettersOf = (pointer: string): string => (pointer.split('/').at(-1) ?? '').toLowerCase().replace(/[^a-z]/g, '');

/** Whether an unknown field looks like an attempt to choose who pays (R21). */
export const isPayerChoice = (pointer: string): boolean => CHOICES.test(lettersOf(pointer));
