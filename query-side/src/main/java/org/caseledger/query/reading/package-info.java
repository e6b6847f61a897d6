/** Who reads how many cases, when, and whose. */
@NullMarked
package org.caseledger.query.reading;

import org.jspecify.annotations.NullMarked;
