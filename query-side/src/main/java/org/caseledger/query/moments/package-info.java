/** One case at any time of its life, as known then and as known now. */
@NullMarked
package org.caseledger.query.moments;

import org.jspecify.annotations.NullMarked;
