/** Cases with really sealed texts, for tests of what opens them. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.sealing;
