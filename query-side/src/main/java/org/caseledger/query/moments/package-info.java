/** One case at any time of its life, as known then and as known now. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.moments;
