/** Lists, statistics, search and exports are read from a replica of the primary, where there is one. */
@NullMarked
package org.caseledger.api.replica;

import org.jspecify.annotations.NullMarked;
