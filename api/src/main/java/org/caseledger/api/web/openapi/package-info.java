/** The machine-readable description of the HTTP interface (OpenAPI 3.1), at {@code /api-docs}. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.web.openapi;
