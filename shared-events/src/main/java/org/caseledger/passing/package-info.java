/** How an office shows another one what its log has of a case that passed between them. */
@org.jspecify.annotations.NullMarked
package org.caseledger.passing;
