/** Every event of every case, who it was, and what it says in words. */
@NullMarked
package org.caseledger.query.history;

import org.jspecify.annotations.NullMarked;
