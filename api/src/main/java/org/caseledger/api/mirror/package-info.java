/** What a district's ledger gives to the mirror of its superior. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.mirror;
