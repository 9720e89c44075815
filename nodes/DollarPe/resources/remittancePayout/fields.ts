import { idField, inBody } from '../fields';
import type { OperationField } from '../operation';

/** Who pays from another country. */
export const remitterId: OperationField = idField({
	displayName: 'Remitter ID',
	name: 'remitterId',
	description: "DollarPe's ID of who pays, as Remitter → Create returns it under id",
	routing: inBody('remitter_id'),
});
