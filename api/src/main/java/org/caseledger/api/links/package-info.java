/** Links between cases: repeated complaints, and cases that are handled together. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.links;
