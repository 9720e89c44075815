import fc from 'fast-check';

import { HOSTS } from '../../dollarpe/environments';
import { whyNeverReachable, whyNotReachable } from '../../dollarpe/publicUrl';

const at = (host: string) => whyNotReachable(`https://${host}/webhook/a/webhook`, HOSTS.sandbox);

describe("an address that DollarPe cannot reach would replace the organization's only one: no event would arrive again", () => {
	const MACHINE = 'is this machine itself';
	const PRIVATE = 'is in a private network';
	const NO_PUBLIC = 'is not a public address';
	const NO_DOT = 'has a host name without a dot, which only your own network knows';
	const OWN_NAME = 'has a host name that only your own network knows';

	it.each([
		['localhost', MACHINE],
		['localhost:5678', MACHINE],
		['LOCALHOST', MACHINE],
		['localhost.', MACHINE],
		['localhost..', MACHINE],
		['n8n.localhost', MACHINE],
		['%6cocalhost', MACHINE],
		['ⓛocalhost', MACHINE],
		['user:password@localhost', MACHINE],
		['n8n.example.com@127.0.0.1', MACHINE],
		['127.0.0.1', MACHINE],
		['127.255.255.255', MACHINE],
		['127.0.0.1.', MACHINE],
		['127.1', MACHINE],
		['0x7f.1', MACHINE],
		['0177.0.0.1', MACHINE],
		['2130706433', MACHINE],
		['0x7f000001', MACHINE],
		['１２７.０.０.１', MACHINE],
		['0.0.0.0', MACHINE],
		['0', MACHINE],
		['0.1.2.3', MACHINE],
		['[::1]', MACHINE],
		['[0:0:0:0:0:0:0:1]', MACHINE],
		['[::]', MACHINE],
		['[::ffff:127.0.0.1]', MACHINE],
		['[::ffff:0:0]', MACHINE],
		['10.0.0.0', PRIVATE],
		['10.255.255.255', PRIVATE],
		['167772161', PRIVATE],
		['172.16.0.0', PRIVATE],
		['172.31.255.255', PRIVATE],
		['192.168.0.0', PRIVATE],
		['192.168.255.255', PRIVATE],
		['169.254.0.0', PRIVATE],
		['169.254.255.255', PRIVATE],
		['100.64.0.0', PRIVATE],
		['100.127.255.255', PRIVATE],
		['[::ffff:10.0.0.1]', PRIVATE],
		['[::ffff:c0a8:1]', PRIVATE],
		['[fc00::]', PRIVATE],
		['[fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]', PRIVATE],
		['[fe80::1]', PRIVATE],
		['[febf::1]', PRIVATE],
		['192.0.0.1', NO_PUBLIC],
		['192.0.2.1', NO_PUBLIC],
		['198.18.0.0', NO_PUBLIC],
		['198.19.255.255', NO_PUBLIC],
		['198.51.100.1', NO_PUBLIC],
		['203.0.113.1', NO_PUBLIC],
		['224.0.0.0', NO_PUBLIC],
		['240.0.0.0', NO_PUBLIC],
		['255.255.255.255', NO_PUBLIC],
		['[::ffff:8.8.8.8]', NO_PUBLIC],
		['[::8.8.8.8]', NO_PUBLIC],
		['[64:ff9b::8.8.8.8]', NO_PUBLIC],
		['[100::1]', NO_PUBLIC],
		['[1fff::1]', NO_PUBLIC],
		['[4000::1]', NO_PUBLIC],
		['[fec0::1]', NO_PUBLIC],
		['[ff02::1]', NO_PUBLIC],
		['[2001::1]', NO_PUBLIC],
		['[2001:1ff::1]', NO_PUBLIC],
		['[2001:db8::1]', NO_PUBLIC],
		['[2002:7f00:1::]', NO_PUBLIC],
		['[3fff:fff::1]', NO_PUBLIC],
		['n8n', NO_DOT],
		['n8n.', NO_DOT],
		['xn--nxasmq6b', NO_DOT],
		['n8n.local', OWN_NAME],
		['n8n.LOCAL.', OWN_NAME],
		['host.docker.internal', OWN_NAME],
		['n8n.default.svc.cluster.local', OWN_NAME],
		['n8n.lan', OWN_NAME],
		['n8n.home.arpa', OWN_NAME],
		['n8n.test', OWN_NAME],
	])('%s', (host, reason) => expect(at(host)).toBe(reason));

	it.each([
		'n8n.example.com',
		'n8n.example.com:8443',
		'n8n.example.com.',
		'münchen.de',
		'local.example.com',
		'localhost.example.com',
		'internal.de',
		'mylocal.de',
		'a.notlocal',
		'1.1.1.1',
		'8.8.8.8',
		'9.255.255.255',
		'11.0.0.0',
		'100.63.255.255',
		'100.128.0.0',
		'126.255.255.255',
		'128.0.0.0',
		'169.253.255.255',
		'169.255.0.0',
		'172.15.255.255',
		'172.32.0.0',
		'192.0.1.0',
		'192.0.3.0',
		'192.167.255.255',
		'192.169.0.0',
		'198.17.255.255',
		'198.20.0.0',
		'198.51.99.255',
		'198.51.101.0',
		'203.0.112.255',
		'203.0.114.0',
		'223.255.255.255',
		'1.0.0.0',
		'[2000::1]',
		'[2001:200::1]',
		'[2001:db7::1]',
		'[2001:db9::1]',
		'[2001:4860:4860::8888]',
		'[2003::1]',
		'[2606:4700:4700::1111]',
		'[3ffe::1]',
		'[3fff:1000::1]',
	])('%s is public', (host) => expect(at(host)).toBeUndefined());

	// An independent reading of the blocks: as text, by their first numbers.
	const isPrivate = (address: string) =>
		/^(10|172\.(1[6-9]|2\d|3[01])|192\.168|169\.254|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
			address,
		);
	it('every private IPv4 address, in each spelling', () => {
		const byte = fc.integer({ min: 0, max: 255 });
		const first = fc.oneof(fc.constantFrom(10, 100, 169, 172, 192), byte);
		fc.assert(
			fc.property(first, byte, byte, byte, (a, b, c, d) => {
				const dotted = [a, b, c, d].join('.');
				const whole = ((a * 256 + b) * 256 + c) * 256 + d;
				const spellings = [dotted, `${dotted}.`, String(whole), `0x${whole.toString(16)}`];
				const reasons = new Set(spellings.map(at));
				expect(reasons.size).toBe(1);
				expect(reasons.has(PRIVATE)).toBe(isPrivate(dotted));
				const mapped = at(`[::ffff:${dotted}]`);
				expect(mapped).toBe([...reasons][0] ?? NO_PUBLIC);
			}),
		);
	});
});

describe('what is wrong for every credential: events would be read on the way, or never arrive', () => {
	const NO_URL = 'is not a complete URL';

	it.each([
		['http://n8n.example.com/webhook/a', 'does not start with https://'],
		['n8n.example.com/webhook/a', 'does not start with https://'],
		['ftp://n8n.example.com', 'does not start with https://'],
		['https:n8n.example.com', 'does not start with https://'],
		['', 'does not start with https://'],
		['javascript:https://n8n.example.com', 'does not start with https://'],
		['https://', NO_URL],
		['https:///', NO_URL],
		['https://a b.com', NO_URL],
		['https://n8n.example.com/a b', NO_URL],
		['https://n8n.exam\nple.com/', NO_URL],
		['https://n8n.example.com\\@localhost/', NO_URL],
		['https://n8n.example.com:99999/', NO_URL],
	])('%j', (url, reason) => {
		expect(whyNeverReachable(url)).toBe(reason);
		expect(whyNotReachable(url, HOSTS.production)).toBe(reason);
		expect(whyNotReachable(url, 'http://127.0.0.1:8787')).toBe(reason);
	});

	it.each([
		'https://n8n.example.com/webhook/2f5c/webhook?a=1&b=%20',
		'HTTPS://n8n.example.com',
		'https://n8n.example.com/webhook/webhook-test/webhook',
		'https://n8n.example.com/webhook/a?next=/webhook-test/b',
		'https://n8n.example.com/webhook-tests/a',
		'https://n8n.example.com/webhook/%ff%/%zz',
		'https://n8n.example.com/webhook%252dtest/a',
		'https://webhook-test.example.com/webhook/a',
	])('%j is fine', (url) => {
		expect(whyNeverReachable(url)).toBeUndefined();
		expect(whyNotReachable(url, HOSTS.production)).toBeUndefined();
	});
});

describe('a DollarPe on this machine reaches this machine', () => {
	const OWN = ['https://localhost/webhook/a', 'https://192.168.1.5/webhook/a', 'https://n8n/a'];
	it.each(['http://127.0.0.1:8787', 'http://localhost:8787', 'https://[::1]'])('%s', (origin) => {
		expect(OWN.map((url) => whyNotReachable(url, origin))).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});

	it.each(['https://localhost.example.com', 'https://192.168.1.5', HOSTS.sandbox])(
		'%s is not on this machine',
		(origin) => expect(whyNotReachable('https://localhost/a', origin)).toBeDefined(),
	);
});
