import { isSeen } from '../../../../dollarpe/text/characters';
import { truncate } from '../../../../dollarpe/text/quoted';
import type { ExpressionRule } from '../../resources/operation';
import { UnfitValue } from '../../resources/values/values';
import { splitExpression } from './splitExpression';
import { withoutStrings } from './withoutStrings';

/** Names of n8n and JavaScript that give something else each time they are evaluated. */
const CHANGING = [
	/(?<![\w$.])\$(?:now|today|execution|executionId|resumeWebhookUrl)(?![\w$])/,
	/(?<![\w$.])(?:Date\s*\.\s*now|Math\s*\.\s*random|performance\s*\.\s*now)(?![\w$])/,
	// The second or the day is that of now, where none is given.
	/(?<![\w$.])DateTime\s*\.\s*(?:now(?![\w$])|(?:local|utc)\s*\(\s*[{)]|fromObject\s*\(\s*\{\s*\})/,
	// `new Date(…)` of a value of the item is the same each time.
	/(?<![\w$.])(?:new\s+Date(?=\s*(?:\(\s*\)|$|[^\w\s(.$]))|Date(?=\s*\(\s*\)))/,
	// By a name in a text, such as `Date["now"]`, or another name of theirs: nobody can see what is meant.
	/(?<![\w$.])(?:Date|DateTime|Math)(?=\s*(?:\[|\)\s*\.))/,
	/\.\s*(?:now|random|randomUUID)(?=\s*\()/,
	/\.\s*(?:diffNow|diffToNow|isInLast|randomItem|toRelative|toRelativeCalendar)(?![\w$])/,
];

/**
 * Checks the expression of a reference, which must not be the same for two things, nor another one for the same.
 *
 * @param raw the parameter as it stands in the workflow
 * @param evaluate gives the value of a part of it, such as `{{ $json.id }}`
 * @throws {UnfitValue} that names the part
 */
export function checkExpression(
	rule: ExpressionRule,
	raw: unknown,
	evaluate: (part: string) => unknown,
): void {
	if (typeof raw !== 'string' || !raw.includes('{{')) return;
	if (!raw.startsWith('=')) {
		if (!raw.includes('}}')) return;
		throw new UnfitValue('is fixed text with {{ }} in it: switch the field to Expression');
	}
	const parts = splitExpression(raw.slice(1));
	const codes = parts.filter(({ kind }) => kind === 'code').map(({ text }) => text);
	if (rule === 'stable') codes.forEach(refuseChanging);
	const isAlone =
		codes.length === 1 && parts.every(({ kind, text }) => kind === 'code' || !text.trim());
	if (isAlone) return;
	for (const code of codes) {
		if (givesNothing(`{{${code}}}`, evaluate)) {
			throw new UnfitValue(`has a part that gives nothing: {{ ${truncate(code.trim())} }}`);
		}
	}
}

function refuseChanging(code: string): void {
	const searched = withoutStrings(code).replaceAll('?.', '.');
	const [changing] = CHANGING.map((each) => each.exec(searched)?.[0]).filter(Boolean);
	if (changing === undefined) return;
	throw new UnfitValue(
		`is made with ${changing}, which changes with each run, so each run would pay again: use an ID that the payment has in your own system`,
	);
}

/** n8n writes nothing for these. */
function givesNothing(part: string, evaluate: (part: string) => unknown): boolean {
	let value: unknown;
	try {
		value = evaluate(part);
	} catch {
		// As a whole it could be evaluated, so that nothing is known of the part.
		return false;
	}
	if (value === 0 || value === false) return false;
	return !value || !isSeen(String(value));
}
