/** Lists, statistics, search and exports are read from a replica of the primary, where there is one. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.replica;
