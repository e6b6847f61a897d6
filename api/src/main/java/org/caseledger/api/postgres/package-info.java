/** The ledger's database: a PostgreSQL of its own, or the office's. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.postgres;
