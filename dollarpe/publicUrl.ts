import { isLoopback } from './environments';
import { stripEnd } from './text/strip';

/**
 * Why a URL can never be the address for DollarPe's events, with any credential.
 *
 * @param url trimmed, as it would be sent
 * @returns the end of a sentence that begins with the URL, or with the name of its field; undefined where it can be
 */
export function whyNeverReachable(url: string): string | undefined {
	if (!/^https:\/\//i.test(url)) return 'does not start with https://';
	// DollarPe may parse white space and backslashes differently.
	if (/[\s\\]/.test(url) || !URL.canParse(url)) return 'is not a complete URL';
	return undefined;
}

/**
 * Why DollarPe cannot reach a URL, so that its events would be lost. Judged by the host name alone, without a DNS
 * look-up.
 *
 * @param url trimmed, as it would be sent
 * @param fromOrigin the credential's origin: a DollarPe on this machine may send to this machine and its network
 * @returns the end of a sentence, as in {@link whyNeverReachable}; undefined if no reason is known
 */
export function whyNotReachable(url: string, fromOrigin: string): string | undefined {
	const reason = whyNeverReachable(url);
	if (reason !== undefined || isLoopback(new URL(fromOrigin).hostname)) return reason;
	return whyNotPublic(new URL(url).hostname);
}

const THIS_MACHINE = 'is this machine itself';
const PRIVATE = 'is in a private network';
const NOT_PUBLIC = 'is not a public address';

/** The IPv4 addresses that are not public: IANA IPv4 Special-Purpose Address Registry, and multicast (RFC 5771). */
const IPV4_BLOCKS: Array<[address: string, prefixLength: number, reason: string]> = [
	['0.0.0.0', 8, THIS_MACHINE],
	['127.0.0.0', 8, THIS_MACHINE],
	['10.0.0.0', 8, PRIVATE],
	['100.64.0.0', 10, PRIVATE],
	['169.254.0.0', 16, PRIVATE],
	['172.16.0.0', 12, PRIVATE],
	['192.168.0.0', 16, PRIVATE],
	['192.0.0.0', 24, NOT_PUBLIC],
	['192.0.2.0', 24, NOT_PUBLIC],
	['198.18.0.0', 15, NOT_PUBLIC],
	['198.51.100.0', 24, NOT_PUBLIC],
	['203.0.113.0', 24, NOT_PUBLIC],
	['224.0.0.0', 3, NOT_PUBLIC],
];

/**
 * Top-level names that the public DNS does not have: RFC 2606, 6761, 6762 (with its appendix G) and 8375, and ICANN's
 * `internal`.
 */
const OWN_NAMES =
	/\.(local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|example)$/;

/** @param hostname from the URL parser, which normalizes every notation of an IPv4 address */
function whyNotPublic(hostname: string): string | undefined {
	if (hostname.startsWith('[')) return whyNotPublicIpv6(hostname.slice(1, -1));
	if (/^\d+(\.\d+){3}$/.test(hostname)) return whyNotPublicIpv4(ipv4Number(hostname));
	const name = stripEnd(hostname, '.');
	if (name === 'localhost' || name.endsWith('.localhost')) return THIS_MACHINE;
	if (!name.includes('.')) {
		return 'has a host name without a dot, which only your own network knows';
	}
	return OWN_NAMES.test(name) ? 'has a host name that only your own network knows' : undefined;
}

function whyNotPublicIpv4(address: number): string | undefined {
	const block = IPV4_BLOCKS.find(([start, prefixLength]) => {
		const size = 2 ** (32 - prefixLength);
		return Math.floor(address / size) === Math.floor(ipv4Number(start) / size);
	});
	return block?.[2];
}

/** @param dotted four decimal numbers from 0 to 255 */
function ipv4Number(dotted: string): number {
	return dotted.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

/**
 * Of IPv6, only 2000::/3 is allocated (IANA IPv6 Address Space), except the ranges in its special-purpose registry.
 * An IPv4-mapped address (::ffff:0:0/96) is never public; the reason given is that of the IPv4 address.
 */
function whyNotPublicIpv6(address: string): string | undefined {
	const [first = 0, second = 0, ...rest] = ipv6Groups(address);
	const isZero = [first, second, ...rest.slice(0, 3)].every((group) => group === 0);
	const [mark = 0, high = 0, low = 0] = rest.slice(3);
	if (isZero && mark === 0 && high === 0 && low <= 1) return THIS_MACHINE;
	if (isZero && mark === 0xffff) return whyNotPublicIpv4(high * 0x10000 + low) ?? NOT_PUBLIC;
	if ((first >= 0xfc00 && first <= 0xfdff) || (first >= 0xfe80 && first <= 0xfebf)) return PRIVATE;
	const isGivenOut = first >= 0x2000 && first <= 0x3fff;
	// 2001::/23 for protocols (Teredo among them), 2001:db8::/32 and 3fff::/20 for documentation, 2002::/16 is 6to4.
	const isSpecial =
		(first === 0x2001 && (second < 0x200 || second === 0xdb8)) ||
		first === 0x2002 ||
		(first === 0x3fff && second < 0x1000);
	return isGivenOut && !isSpecial ? undefined : NOT_PUBLIC;
}

/** The eight numbers of an address. The URL parser writes each in hex, and one run of zeros as `::`. */
function ipv6Groups(address: string): number[] {
	const [head = [], tail = []] = address
		.split('::')
		.map((half) => (half === '' ? [] : half.split(':').map((group) => parseInt(group, 16))));
	return [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}
