import type { Sentences } from '../phrases.js';

/** What is said with figures of own-key usage, its limit and its comparison with OpenAI's own. */
export const ownUsage: Sentences = {
  'These are our own counts of what your OpenAI key was used for here, and an estimate of what that costs by a dated list of OpenAI’s prices. They are not OpenAI’s bill: the real figures, and use of the key elsewhere, are in your OpenAI account. Watching them there is yours to do.':
    'Das sind unsere eigenen Zählungen, wofür dein OpenAI-Schlüssel hier genutzt wurde, und eine Schätzung, was das nach einer datierten Liste von OpenAIs Preisen kostet. Sie sind nicht OpenAIs Rechnung: Die echten Zahlen und die Nutzung des Schlüssels anderswo stehen in deinem OpenAI-Konto. Sie dort im Auge zu behalten ist deine Sache.',
  'The limit holds for work that this service does with your own OpenAI key, by our estimates and for the calendar month in UTC. The most that a call may cost is set aside before it is sent; what could pass the limit is refused and never paid with platform credits. It knows nothing of the key’s use elsewhere: set a limit in your OpenAI account as well.':
    'Das Limit gilt für Arbeit, die dieser Dienst mit deinem eigenen OpenAI-Schlüssel macht, nach unseren Schätzungen und für den Kalendermonat in UTC. Was ein Aufruf höchstens kosten kann, wird vorher zurückgelegt; was über das Limit gehen könnte, wird abgelehnt und nie mit Keyreel-Credits bezahlt. Von der Nutzung des Schlüssels anderswo weiß es nichts: Setze auch in deinem OpenAI-Konto ein Limit.',
  'You do not need this. Without it we show our own estimate, and OpenAI’s figures are in your OpenAI account. With an admin key of your organisation that may read usage and nothing else, we show day by day how far our estimate is from OpenAI’s figures.':
    'Du brauchst das nicht. Ohne ihn zeigen wir unsere eigene Schätzung, und OpenAIs Zahlen stehen in deinem OpenAI-Konto. Mit einem Admin-Schlüssel deiner Organisation, der Nutzung lesen darf und sonst nichts, zeigen wir Tag für Tag, wie weit unsere Schätzung von OpenAIs Zahlen entfernt ist.',
  'The key is used to read usage and costs when you look at the comparison, and for nothing else: no work is ever done or paid with it, its state blocks nothing, and it is stored apart from the key that pays. It can be removed at any time and is destroyed then.':
    'Der Schlüssel dient dazu, Nutzung und Kosten zu lesen, wenn du dir den Vergleich ansiehst, und zu nichts anderem: Nie wird mit ihm gearbeitet oder bezahlt, sein Zustand sperrt nichts, und er wird getrennt von dem Schlüssel aufbewahrt, der zahlt. Du kannst ihn jederzeit entfernen; dann wird er vernichtet.',
  'An admin key can do more than a project key, and handing any key to a third party carries risk. Give it only the permission to read usage, and revoke it at OpenAI when you no longer want this.':
    'Ein Admin-Schlüssel kann mehr als ein Projektschlüssel, und einen Schlüssel aus der Hand zu geben, birgt immer ein Risiko. Erlaube ihm nur, Nutzung zu lesen, und widerrufe ihn bei OpenAI, wenn du das nicht mehr willst.',
  'Ours is what we counted here, and an estimate of what it costs: it is not OpenAI’s bill. Beside it stands what OpenAI’s usage and costs reports said when they were asked. They may come late, cover a whole organisation, and be corrected by OpenAI. The real figures and your bill are in your OpenAI account.':
    'Unsere Seite ist, was wir hier gezählt haben, und eine Schätzung, was es kostet: Sie ist nicht OpenAIs Rechnung. Daneben steht, was OpenAIs Nutzungs- und Kostenberichte sagten, als sie gefragt wurden. Sie können spät kommen, eine ganze Organisation umfassen und von OpenAI korrigiert werden. Die echten Zahlen und deine Rechnung stehen in deinem OpenAI-Konto.',
  'OpenAI’s reports could not be read just now; only our own figures are shown.':
    'OpenAIs Berichte ließen sich gerade nicht lesen; gezeigt werden nur unsere eigenen Zahlen.',
  'OpenAI has not reported on this day yet. That is not the same as nothing used.':
    'Über diesen Tag hat OpenAI noch nicht berichtet. Das heißt nicht, dass nichts genutzt wurde.',
  'The day is not over for long enough: OpenAI’s figures may still grow.':
    'Der Tag ist noch nicht lange genug vorbei: OpenAIs Zahlen können noch wachsen.',
  'The admin key may not read costs, or they are in another currency, so only counts are compared.':
    'Der Admin-Schlüssel darf Kosten nicht lesen, oder sie sind in einer anderen Währung; verglichen werden deshalb nur Anzahlen.',
  'OpenAI has not told the costs of this day yet, or does not tell them apart by key.':
    'Die Kosten dieses Tages hat OpenAI noch nicht genannt, oder es trennt sie nicht nach Schlüsseln.',
  'Some calls ended in a way that nobody knows. We count them as if they had cost all that they could; OpenAI may not have billed them.':
    'Einige Aufrufe endeten auf eine Weise, die niemand kennt. Wir zählen sie, als hätten sie so viel gekostet, wie sie konnten; OpenAI hat sie vielleicht nicht berechnet.',
  'A model had no listed price when it was used, and we reckoned with the dearest one of its kind.':
    'Ein Modell hatte keinen gelisteten Preis, als es genutzt wurde; gerechnet haben wir mit dem teuersten seiner Art.',
  'OpenAI’s figures are of several keys of your organisation. Name the ids of the keys that you stored here (apiKeys) to compare those alone.':
    'OpenAIs Zahlen stammen von mehreren Schlüsseln deiner Organisation. Nenne die Ids der Schlüssel, die du hier hinterlegt hast (apiKeys), um nur diese zu vergleichen.',
  'Part of OpenAI’s figures does not say which key they are of.': 'Ein Teil von OpenAIs Zahlen sagt nicht, zu welchem Schlüssel er gehört.',
  'OpenAI counts requests that were not made here: the key, or the organisation, was used elsewhere as well.':
    'OpenAI zählt Anfragen, die nicht von hier kamen: Der Schlüssel oder die Organisation wurde auch anderswo genutzt.',
  'We made requests that OpenAI does not report: it may not bill those that brought nothing, or it reports them later.':
    'Wir haben Anfragen gestellt, die OpenAI nicht meldet: Vielleicht berechnet es solche nicht, die nichts brachten, oder es meldet sie später.',
  'As many requests on both sides, but other tokens or pictures.': 'Gleich viele Anfragen auf beiden Seiten, aber andere Tokens oder Bilder.',
  'The same use on both sides at another price: a discount, a tax, or a price that changed after our dated list of prices.':
    'Dieselbe Nutzung auf beiden Seiten zu einem anderen Preis: ein Rabatt, eine Steuer, oder ein Preis, der sich nach unserer datierten Preisliste geändert hat.',
};
