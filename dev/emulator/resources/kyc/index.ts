import type { Context } from '../../server/context';
import type { Endpoint } from '../../server/endpoint';
import { endpointsOf, type Route } from '../../server/route';
import { addKycData } from './addKycData';
import { addPayoutKycData, addRemittanceBeneficiaryKyc, addSenderKycData } from './light';
import { createRemitter } from './remitter';
import { getConfiguration } from './configuration';
import { generateLink } from './generateLink';
import { mockKycStatus } from './mockKycStatus';
import { resetKyc } from './resetKyc';
import {
	updateAdditionalInfo,
	updateDocumentInfo,
	updateSelfieInfo,
	updateTaxInfo,
} from './updates';

const ROUTES: readonly Route[] = [
	['GET', 'configuration/:customer_id', getConfiguration],
	['POST', 'add-kyc-data', addKycData],
	['PATCH', 'update-tax-info', updateTaxInfo],
	['PATCH', 'update-document-info', updateDocumentInfo],
	['PATCH', 'update-selfie-info', updateSelfieInfo],
	['PATCH', 'update-additional-info', updateAdditionalInfo],
	['POST', 'reset-kyc', resetKyc],
	['POST', 'generate-link', generateLink],
	['PATCH', 'mock-kyc-status', mockKycStatus],
	['POST', 'payout/add-kyc-data', addPayoutKycData],
	['POST', 'payout/add-sender-kyc-data', addSenderKycData],
	['POST', 'remittance-beneficiary-kyc', addRemittanceBeneficiaryKyc],
	['POST', 'remitter/create', createRemitter],
];

/** DollarPe docs, KYC; the last four: its demo app, autumn 2026. */
export function kycEndpoints(context: Context): Endpoint[] {
	return endpointsOf('/cms/api/v1/kyc', ROUTES, context);
}
