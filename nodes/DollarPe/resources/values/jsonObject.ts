import { messageOf } from '../../../../dollarpe/text/messageOf';
import { MAX_JSON_DEPTH, NumberLiteral, TooDeep } from '../../../../dollarpe/json/canonicalJson';
import { comparableDecimal } from '../../../../dollarpe/money/decimal';
import { isRecord } from '../../../../dollarpe/json/json';
import { namesNumber } from '../../../../dollarpe/text/masks';
import { readJson } from '../../../../dollarpe/json/receivedJson';
import { toIdentifier } from './identifiers';
import type { JsonValue } from '../operation';
import { quoted, UnfitValue } from './values';

const INEXACT = 'has a number that cannot be kept exactly: put it in quotation marks';

const TOO_DEEP = 'is nested too deep, or refers to itself';

/**
 * A JSON object, given as one or as JSON text.
 *
 * @returns undefined for a blank one
 * @throws {UnfitValue} for everything else, for a number that loses digits, and for an object that JSON cannot hold
 */
export function toJsonObject(value: unknown): JsonValue | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const parsed: unknown = typeof value === 'string' ? parseJson(value.trim() || '{}') : value;
	if (parsed === undefined) throw new UnfitValue('is not valid JSON');
	if (!isJsonObject(parsed)) {
		throw new UnfitValue('must be a JSON object, such as {"name": "value"}');
	}
	const read = typeof value === 'string' ? withLiterals(value) : { value: parsed };
	if ('problem' in read) throw new UnfitValue(read.problem);
	check(read.value, 0);
	return Object.keys(parsed).length === 0 ? undefined : parsed;
}

/** Undefined for what is not JSON. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** No list, and nothing with a class of its own, such as a date, of which JSON would send a text, or nothing. */
function isJsonObject(value: unknown): value is { [key: string]: JsonValue } {
	if (!isRecord(value)) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	// That of an object from elsewhere, such as n8n's sandbox for expressions, is another one, but has none either.
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Valid JSON with its numbers as they were written, or why it cannot be read so. */
function withLiterals(text: string): { value: unknown } | { problem: string } {
	if (text.trim() === '') return { value: {} };
	try {
		return { value: readJson(text) };
	} catch (error) {
		// What is left is a number of thousands of digits.
		return { problem: error instanceof TooDeep ? TOO_DEEP : INEXACT };
	}
}

function keepsItsValue(literal: string): boolean {
	const decimal = comparableDecimal(literal);
	return decimal !== undefined && decimal === comparableDecimal(String(Number(literal)));
}

/** Checks that JSON holds all of a value, and to the last digit. The dates of an expression have a text of their own. */
function check(value: unknown, depth: number, name = ''): void {
	if (depth > MAX_JSON_DEPTH) throw new UnfitValue(TOO_DEEP);
	switch (typeof value) {
		case 'string':
			if (namesNumber(name)) checkNumber(name, value);
			return;
		case 'number':
			// Its last digits are no longer those that somebody wrote.
			if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new UnfitValue(INEXACT);
			if (!Number.isFinite(value)) throw notJson();
			return;
		case 'object':
			if (value === null || hasJsonText(value)) return;
			if (value instanceof NumberLiteral) {
				if (!keepsItsValue(value.text)) throw new UnfitValue(INEXACT);
				return;
			}
			if (!Array.isArray(value) && !isJsonObject(value)) throw notJson();
			for (const [key, each] of Object.entries(value)) check(each, depth + 1, key);
			return;
		case 'bigint':
		case 'function':
		case 'symbol':
			throw notJson();
	}
}

/** The number of a document or an account is an identifier here too. */
function checkNumber(name: string, value: string): void {
	let problem: string | undefined;
	try {
		toIdentifier(value);
	} catch (error) {
		problem = messageOf(error);
	}
	if (problem !== undefined) throw unfitMember(name, problem);
}

function unfitMember(name: string, problem: string): UnfitValue {
	return new UnfitValue(`has ${quoted(name)}, which ${problem}`);
}

function hasJsonText(value: object): boolean {
	return (
		'toJSON' in value && typeof value.toJSON === 'function' && typeof value.toJSON() === 'string'
	);
}

function notJson(): UnfitValue {
	return new UnfitValue('has a value that JSON cannot hold: give it as text');
}
