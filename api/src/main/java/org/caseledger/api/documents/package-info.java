/** Files and printed papers that the office hands out. */
@NullMarked
package org.caseledger.api.documents;

import org.jspecify.annotations.NullMarked;
