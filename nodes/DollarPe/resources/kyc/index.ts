import type { Resource } from '../operation';
import { addKycData } from './addKycData';
import { addPayoutKycData } from './addPayoutKycData';
import { addRemittanceBeneficiaryKyc } from './addRemittanceBeneficiaryKyc';
import { addSenderKycData } from './addSenderKycData';
import { generateLink } from './generateLink';
import { getConfiguration } from './getConfiguration';
import { mockKycStatus } from './mockKycStatus';
import { resetKyc } from './resetKyc';
import { updateAdditionalInfo } from './updateAdditionalInfo';
import { updateDocumentInfo } from './updateDocumentInfo';
import { updateSelfieInfo } from './updateSelfieInfo';
import { updateTaxInfo } from './updateTaxInfo';

export const kyc: Resource = {
	name: 'KYC',
	value: 'kyc',
	operations: [
		addKycData,
		addPayoutKycData,
		addRemittanceBeneficiaryKyc,
		addSenderKycData,
		generateLink,
		getConfiguration,
		mockKycStatus,
		resetKyc,
		updateAdditionalInfo,
		updateDocumentInfo,
		updateSelfieInfo,
		updateTaxInfo,
	],
	defaultOperation: 'addKycData',
};
