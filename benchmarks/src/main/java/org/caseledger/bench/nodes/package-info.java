/** What standbys cost and bring, and two nodes on one database. */
@NullMarked
package org.caseledger.bench.nodes;

import org.jspecify.annotations.NullMarked;
