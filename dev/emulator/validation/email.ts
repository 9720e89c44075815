const LOCAL_PART = /^[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*$/i;
const DOMAIN_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * Whether Django's EmailValidator would accept it, except for rare forms: quoted local parts, bare IP
 * addresses and `localhost` are refused here.
 */
export function isEmail(text: string): boolean {
	const at = text.lastIndexOf('@');
	if (at < 0 || text.length > 320 || !LOCAL_PART.test(text.slice(0, at))) return false;
	const labels = text.slice(at + 1).split('.');
	const top = labels.at(-1) ?? '';
	return labels.length > 1 && top.length > 1 && labels.every((label) => DOMAIN_LABEL.test(label));
}
