import { joinSentences } from './sentences';

/**
 * What to do where nobody can know whether a request was carried out: said wherever one may have left and no good
 * answer came.
 *
 * @param safer how to be safe next time
 */
export function uncertainAdvice(method: string, safer?: string): string {
	if (method === 'GET') return 'Nothing was changed. Run it again.';
	return joinSentences([
		'DollarPe may or may not have carried it out: look there before you run this item again.',
		safer,
	]);
}
