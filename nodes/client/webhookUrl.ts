import { whyNeverReachable, whyNotReachable } from '../../dollarpe/publicUrl';

/**
 * Why events sent to a URL would be lost: DollarPe cannot reach it, or it is n8n's test URL.
 *
 * @param url trimmed, as it would be sent
 * @param fromOrigin the credential's origin: a DollarPe on this machine may send to this machine and its network
 * @returns the end of a sentence that begins with the URL, or with the name of its field; undefined if no reason is known
 */
export function whyEventsAreLost(url: string, fromOrigin: string): string | undefined {
	const reason = whyNeverReachable(url);
	if (reason === undefined && isTestUrl(new URL(url))) {
		return "is n8n's test URL, which takes events only while you test: give the production URL";
	}
	return reason ?? whyNotReachable(url, fromOrigin);
}

/** n8n's production URLs have `/webhook/` where its test URLs have `/webhook-test/`, perhaps below a path of its own. */
function isTestUrl({ pathname }: URL): boolean {
	const segments = decoded(pathname).toLowerCase().split('/');
	return segments.find((each) => ['webhook', 'webhook-test'].includes(each)) === 'webhook-test';
}

/** As a web server reads a path: `webhook%2Dtest` is `webhook-test`. What cannot be decoded stays as it is. */
function decoded(pathname: string): string {
	return pathname.replace(/%[0-7][\da-f]/gi, (escaped) => decodeURIComponent(escaped));
}
