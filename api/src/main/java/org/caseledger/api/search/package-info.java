/** Full-text search over cases. */
@NullMarked
package org.caseledger.api.search;

import org.jspecify.annotations.NullMarked;
