/** An HTTP response. An empty `body` is sent without a Content-Type. */
export interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** Thrown anywhere in an endpoint's work to end it with this answer. */
export class Refusal extends Error {
	constructor(readonly answer: Answer) {
		super(`HTTP ${answer.status}`);
	}
}

/** Any value as a JSON answer. */
export function jsonAnswer(status: number, body: unknown): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	};
}
