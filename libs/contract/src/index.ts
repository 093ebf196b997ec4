/** The GraphQL contract lives in `schema.graphql`; this module only names where. */
export const schemaFile = new URL('../schema.graphql', import.meta.url);
