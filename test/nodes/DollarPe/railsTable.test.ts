import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DESTINATIONS } from '../../../nodes/DollarPe/resources/bankAccount/destinations';
import { createForPayout } from '../../../nodes/DollarPe/resources/bankAccount/createForPayout';
import { ROOT } from '../../../dev/lib/folders';

/** The rows of the table of rails, without their third column. */
function rows(): string[][] {
	const page = readFileSync(join(ROOT, 'docs/zapyd.md'), 'utf8');
	return page
		.split('\n')
		.filter((each) => /^\| [A-Z]{3} by /.test(each))
		.map((each) => each.split('|').map((cell) => cell.trim()))
		.map(([, destination = '', account = '']) => [destination, account]);
}

/** What the page writes for a field of the panel, where it is not its name in small letters. */
const SHORT: Readonly<Record<string, string>> = {
	'Account Holder Name': 'holder',
	'Account Number': 'number',
	'Bank Name': 'bank',
	CLABE: 'CLABE',
	CPF: 'CPF',
	'SWIFT Code': 'SWIFT code',
};

it("the page's table of rails is what the panel shows: nobody collects what an account does not need", () => {
	const named = new Map(
		createForPayout.fields.map(({ routing, displayName }) => [
			routing?.send?.property,
			SHORT[displayName] ?? displayName.toLowerCase(),
		]),
	);
	const expected = Object.entries(DESTINATIONS).map(([destination, identifiers]) => [
		destination.replace(':', ' by '),
		identifiers.map((each) => named.get(`identifiers.${each}`)).join(', '),
	]);
	expect(rows()).toEqual(expected);
	expect(expected).toHaveLength(20);
});
