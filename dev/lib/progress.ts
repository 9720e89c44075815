/** npm is silent for minutes; without progress messages it seems to hang. */
const SIGN_OF_LIFE_MS = 15_000;

/** Says what is being done, that it is still being done, and how long it took. */
export async function withProgress<Result>(
	what: string,
	work: () => Promise<Result>,
): Promise<Result> {
	const start = Date.now();
	const elapsed = (): string => {
		const seconds = Math.round((Date.now() - start) / 1000);
		return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
	};
	console.log(`${what} …`);
	const timer = setInterval(() => console.log(`  … ${elapsed()} min`), SIGN_OF_LIFE_MS);
	try {
		const result = await work();
		console.log(`  done in ${elapsed()} min`);
		return result;
	} finally {
		clearInterval(timer);
	}
}
