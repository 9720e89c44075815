import { STATUS_CODES } from 'node:http';

import type { Answer } from './answer';

/** The error page of a proxy in front of a server, with nginx's texts. */
export function htmlPage(status: number): Answer {
	const title = `${status} ${STATUS_CODES[status] ?? 'Error'}`;
	return {
		status,
		headers: { 'content-type': 'text/html' },
		body:
			`<html>\r\n<head><title>${title}</title></head>\r\n` +
			`<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
	};
}

/** A status line and nothing after it. */
export function emptyBody(status: number): Answer {
	return { status, headers: {}, body: '' };
}

/** A redirect, 302 or 307. */
export function redirect(status: 302 | 307, location: string): Answer {
	return { status, headers: { location }, body: '' };
}
