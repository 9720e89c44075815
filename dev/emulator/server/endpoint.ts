import type { Answer } from '../answers/answer';
import type { PythonJson } from '../pythonJson/value';

/** A request whose signature was right, as an endpoint sees it. */
export interface Call {
	readonly path: string;
	/** The path's placeholders, decoded. */
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	/** The body as it was signed; an empty object when there was none. */
	readonly body: PythonJson;
}

/** One of DollarPe's endpoints. A resource is a list of these. */
export interface Endpoint {
	readonly method: 'GET' | 'POST' | 'PATCH';
	/** The whole path, placeholders as `:customer_id`. */
	readonly path: string;
	/**
	 * Does the work synchronously, so that two calls never see each other's partial changes.
	 *
	 * @throws {Refusal} with the answer, when the call cannot be carried out
	 */
	handle(call: Call): Answer;
}
