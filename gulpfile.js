const { rmSync } = require('node:fs');
const { dest, parallel, src } = require('gulp');

/** Removes what an earlier build left, so that the package holds nothing stale. */
async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

/** `encoding: false`: gulp 5 would otherwise read files as text and corrupt what is not. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

function codex() {
	return src('nodes/**/*.node.json', { encoding: false }).pipe(dest('dist/nodes'));
}

/** The fields of each operation's output, which n8n looks for beside the node. */
function schemas() {
	return src('nodes/**/__schema__/**/*.json', { encoding: false }).pipe(dest('dist/nodes'));
}

exports.clean = clean;
exports.default = parallel(icons, codex, schemas);
