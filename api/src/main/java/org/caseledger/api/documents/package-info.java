/** Files and printed papers that the office hands out. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.documents;
