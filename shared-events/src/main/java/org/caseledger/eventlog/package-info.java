/**
 * The storage of events: an append-only, gap-free, hash-sealed log in PostgreSQL. It knows nothing of complaints, only
 * ids, names and JSON.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.eventlog;
