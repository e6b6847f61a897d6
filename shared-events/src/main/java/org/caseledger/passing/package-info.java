/** How an office shows another one what its log has of a case that passed between them. */
@NullMarked
package org.caseledger.passing;

import org.jspecify.annotations.NullMarked;
