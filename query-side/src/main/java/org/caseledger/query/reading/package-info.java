/** Who reads how many cases, when, and whose. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.reading;
