import type { Reply } from '../../dev/emulator/client';
import type { Fixtures } from '../../dev/emulator/world';

/** Brings an operation to refuse with one of its documented texts; gives the answer. */
export type Refusal = (world: Fixtures) => Promise<Reply>;

/** By operation and text. A text instead of a refusal says why the emulator never gives it. */
export type Refusals = Readonly<Record<string, Readonly<Record<string, Refusal | string>>>>;

/** An id that nothing has. */
export const NOBODY = '6b1f7d3e-0000-4000-8000-000000000000';

export const ONE_ORGANIZATION = 'The emulator has one organization.';
