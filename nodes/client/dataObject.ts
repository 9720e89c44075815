import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../dollarpe/json/json';

/** Whether a value is an object as n8n's items have it. */
export function isDataObject(value: unknown): value is IDataObject {
	return isRecord(value);
}
