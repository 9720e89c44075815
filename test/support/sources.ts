import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../..');

/** All TypeScript files below some folders, by their path from the root. */
export function sourcesIn(...folders: string[]): string[] {
	return folders.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
			.filter((each) => each.isFile() && each.name.endsWith('.ts'))
			.map((each) => relative(ROOT, join(each.parentPath, each.name)).replaceAll('\\', '/')),
	);
}

/** @param file its path from the root */
export function textOfFile(file: string): string {
	return readFileSync(join(ROOT, file), 'utf8');
}
