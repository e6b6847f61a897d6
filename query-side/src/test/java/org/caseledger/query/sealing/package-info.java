/** Cases with really sealed texts, for tests of what opens them. */
@NullMarked
package org.caseledger.query.sealing;

import org.jspecify.annotations.NullMarked;
