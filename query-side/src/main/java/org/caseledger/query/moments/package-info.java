/** One case at any moment of its life, as it was known then and as it is known now. */
@NullMarked
package org.caseledger.query.moments;

import org.jspecify.annotations.NullMarked;
