/** Past states of the board and of single cases. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.past;
