import { BASE, ROUNDS, type Comparison, type Report, type Row } from './report';

/** The picture that the page shows, beside it. */
export const PICTURE = 'pictures/speed.svg';

/** docs/speed.md of what one run has measured. */
export function speedPage(report: Report): string {
	const { date, command, machine, minutes, comparisons, memory, signing } = report;
	const { cores, model, memory: gib, node, platform } = machine;
	const sections = comparisonSections(comparisons);
	return [
		'# How fast it is',
		`Measured on ${date} with \`${command}\` in ${minutes} minutes, all in one run, on ${cores} cores of ${model} with ${gib} GiB of memory (${platform}). Compare the ratios: the times are those of this machine, which also runs the DollarPe that answers, a local one that waits before each answer as long as the tables say. n8n's engine alone runs on Node.js ${node}.`,
		`![${altText(comparisons)}](${PICTURE})`,
		`Each time is the median of ${ROUNDS} rounds, in which all took turns, after a round that does not count. Each item has four fields with expressions, such as \`{{ $json.email }}\`. n8n opens a new connection for each request, so over https each has a handshake too (certificate: ECDSA P-256). "In flight" is this node's option Max Parallel Requests. "${BASE}" is n8n's HTTP Request node with this package's credential; "Edit Fields + Crypto + HTTP Request" signs without it, and has no limit.`,
		...sections,
		memory.length > 0 ? `## Memory\n\nThe peak of a run in n8n's engine, its items included.` : '',
		table(memory),
		signing.length > 0
			? `## Signing\n\nCanonical JSON and signature, against HMAC alone over the same bytes.`
			: '',
		table(signing),
		'`npm run bench` measures all of it and writes this page; `npm run bench -- --quick` takes less time, with 1,000 items alone.',
	]
		.filter((part) => part !== '')
		.join('\n\n')
		.concat('\n');
}

/** A section for each place and task, with the tables of both schemes. */
function comparisonSections(comparisons: Comparison[]): string[] {
	const titles = [...new Set(comparisons.map(titleOf))];
	return titles.flatMap((title) => [
		`## ${title}`,
		table(comparisons.filter((each) => titleOf(each) === title).flatMap(rowsOf)),
	]);
}

function titleOf({ done, lab }: Comparison): string {
	return `${done.charAt(0).toUpperCase()}${done.slice(1)}, in ${lab}`;
}

function rowsOf({ scheme, latency, size, lines }: Comparison): Row[] {
	const base = lines.find(({ name }) => name === BASE)?.ms ?? NaN;
	return lines.map(({ name, ms }) => ({
		connection: scheme,
		'API answers in': `${latency} ms`,
		items: size.toLocaleString('en-US'),
		with: name,
		seconds: (ms / 1000).toFixed(1),
		'ms each': (ms / size).toFixed(2),
		'× HTTP Request': (ms / base).toFixed(2),
	}));
}

/** What the picture shows, for who does not see it. */
function altText(comparisons: Comparison[]): string {
	const shown = comparisons.filter(isShown);
	const texts = shown.map(({ done, lines }) => {
		const times = lines.map(({ name, ms }) => `${name} ${(ms / 1000).toFixed(1)} s`);
		return `${done}: ${times.join(', ')}`;
	});
	return texts.join('; ');
}

/** Whether a comparison is in the picture: what users have is a whole n8n and https. */
export function isShown({ lab, scheme, latency, size }: Comparison): boolean {
	return /^n8n \d/.test(lab) && scheme === 'https' && latency === 20 && size === 1000;
}

function table(rows: Row[]): string {
	const [first] = rows;
	if (!first) return '';
	const names = Object.keys(first);
	const line = (cells: Array<string | number>) => `| ${cells.join(' | ')} |`;
	const isNumber = (name: string) => !Number.isNaN(Number(String(first[name]).replace(/,/g, '')));
	return [
		line(names),
		line(names.map((name) => (isNumber(name) ? '--:' : '---'))),
		...rows.map((row) => line(names.map((name) => row[name] ?? ''))),
	].join('\n');
}
