import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../lib/childProcess';
import { temporaryFolder } from '../lib/folders';

/** A certificate for 127.0.0.1, made for this run; who trusts the file trusts the server. */
export interface Certificate {
	/** PEM. */
	keyFile: string;
	certFile: string;
}

/** ECDSA with P-256, as most servers have it by now. @throws {Problem} where there is no openssl */
export async function makeCertificate(): Promise<Certificate> {
	const folder = temporaryFolder();
	const certificate = { keyFile: join(folder, 'key.pem'), certFile: join(folder, 'cert.pem') };
	await run(
		'openssl',
		[
			...['req', '-x509', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'],
			...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
			...['-addext', 'subjectAltName=IP:127.0.0.1'],
			...['-keyout', certificate.keyFile, '-out', certificate.certFile],
		],
		{ cwd: folder },
	);
	return certificate;
}

/** What a server needs of it. */
export function tlsOf({ keyFile, certFile }: Certificate): { key: string; cert: string } {
	return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
}
