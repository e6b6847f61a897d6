/** Every event of every case, who it was, and what it says in words. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.history;
