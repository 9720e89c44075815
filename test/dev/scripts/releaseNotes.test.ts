import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { releaseNotes } from '../../../dev/scripts/releaseNotes';

const CHANGELOG = `# Changelog

Versions follow SemVer.

## [Unreleased]

## [1.10.0] - 2026-03-01

### Added

- What is new in 1.10.0, see [the docs](https://docs.example.com).

### Fixed

- What was wrong.

## [1.1.0] - 2026-02-01

- What is new in 1.1.0.

[1.10.0]: https://example.com/compare/v1.1.0...v1.10.0
[1.1.0]: https://example.com/releases/v1.1.0
`;

describe('a release says what changed in it: somebody decides by it whether to update a node that moves money', () => {
	it('has what the CHANGELOG says about that version, and nothing of another', () => {
		expect(releaseNotes(CHANGELOG, '1.10.0')).toBe(
			'### Added\n\n- What is new in 1.10.0, see [the docs](https://docs.example.com).\n\n### Fixed\n\n- What was wrong.',
		);
		expect(releaseNotes(CHANGELOG, '1.1.0')).toBe('- What is new in 1.1.0.');
	});

	it.each(['1.0.0', '1.1', '1', '0', ''])('has none for %j, which it does not name', (version) => {
		expect(() => releaseNotes(CHANGELOG, version)).toThrow(
			`CHANGELOG.md says nothing about version ${version}.`,
		);
	});

	it('is not published where nobody wrote what changed', () => {
		expect(() => releaseNotes(CHANGELOG, 'Unreleased')).toThrow('says nothing');
	});

	it("can read this repository's own CHANGELOG", () => {
		const own = readFileSync(join(__dirname, '../../../CHANGELOG.md'), 'utf8');
		expect(releaseNotes(own, 'Unreleased')).toContain('### ');
	});
});
