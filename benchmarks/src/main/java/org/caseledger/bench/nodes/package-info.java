/** What standbys cost and bring, and two nodes on one database. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.nodes;
