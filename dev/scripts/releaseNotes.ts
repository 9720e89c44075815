import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../lib/folders';
import { textAt } from '../lib/json';
import { runMain } from '../lib/main';
import { Problem } from '../lib/problem';

/**
 * What the CHANGELOG says about a version, without its heading: the text of that version's release on GitHub.
 *
 * @param changelog in the form of Keep a Changelog: each version under `## [1.2.3] - 2026-01-31`
 * @throws {Problem} when the version has no section, or an empty one
 */
export function releaseNotes(changelog: string, version: string): string {
	const sections = changelog.split(/^## /m).slice(1);
	const section = sections.find((each) => each.startsWith(`[${version}]`)) ?? '';
	// Links stand at the end of the file, after the last section.
	const notes = section
		.split('\n')
		.slice(1)
		.filter((line) => !/^\[[^\]]+\]: /.test(line))
		.join('\n')
		.trim();
	if (notes === '') throw new Problem(`CHANGELOG.md says nothing about version ${version}.`);
	return notes;
}

if (require.main === module) {
	runMain(async () => {
		const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
		const version = textAt(JSON.parse(read('package.json')), 'version');
		console.log(releaseNotes(read('CHANGELOG.md'), version));
	});
}
