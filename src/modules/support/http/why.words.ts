const AGAIN = 'The functions that decided are run again on the recorded inputs, and `replayed` says whether they say the same.';

/** What each question is answered, for the API document. */
export const WHY = {
  charge: `Why a task cost what it cost: who paid by which rule, the usage, the price, the rounding, the hold, the grants, the events. Work that an own key paid costs 0 platform credits, and the answer says why. ${AGAIN}`,
  hold: `Why platform credits are held for a task, or went back, or were charged. ${AGAIN}`,
  refusal: `Why a request was refused by a product rule. The id is that of the request, as \`Keyreel-Request-Id\` and the problem’s \`instance\` tell it, or that of the recorded refusal. ${AGAIN}`,
  notice: `Why its owner was told something, which event raised it, and what closes it. ${AGAIN}`,
  project: `Why a project can or cannot generate now: what it is bound to, which key is stored, and the key’s history. One that is not locked is told why it is not. ${AGAIN}`,
} as const;
