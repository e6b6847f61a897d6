/** Links between cases: repeated complaints, and cases that are handled together. */
@NullMarked
package org.caseledger.api.links;

import org.jspecify.annotations.NullMarked;
