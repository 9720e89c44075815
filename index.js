// n8n finds the node and the credential through the "n8n" key of package.json; there is nothing to import.
module.exports = {};
