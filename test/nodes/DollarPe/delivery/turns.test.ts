import { Turns } from '../../../../nodes/DollarPe/delivery/orders/turns';

describe('turns: a run whose items wait for each other must not stand still', () => {
	const order = async (passing: (turns: Turns, come: (n: number) => void) => void) => {
		const turns = new Turns();
		const arrived: number[] = [];
		passing(turns, (n) => {
			void turns.waitFor(n).then(() => {
				arrived.push(n);
				turns.pass(n);
			});
		});
		await new Promise((resolve) => setImmediate(resolve));
		return arrived;
	};

	it('come in order, however they arrive', async () => {
		expect(await order((_, come) => [4, 2, 0, 3, 1].forEach(come))).toEqual([0, 1, 2, 3, 4]);
	});

	it('nobody goes before the one whose turn it is', async () => {
		expect(await order((_, come) => [3, 1, 2].forEach(come))).toEqual([]);
	});

	it('those that need no turn are passed over, also several, at the beginning, and twice', async () => {
		const arrived = await order((turns, come) => {
			[5, 2].forEach(come);
			[1, 4, 3, 0, 0, 4].forEach((n) => turns.pass(n));
			turns.pass(0);
		});
		expect(arrived).toEqual([2, 5]);
	});
});
