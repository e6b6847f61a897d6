/** The ledger's database: a PostgreSQL of its own, or the office's. */
@NullMarked
package org.caseledger.api.postgres;

import org.jspecify.annotations.NullMarked;
