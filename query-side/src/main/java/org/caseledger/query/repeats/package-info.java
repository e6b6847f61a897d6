/**
 * 重复投诉: which cases may be about the same matter (P4.22), and which people have linked or joined. What is sealed is
 * compared as keyed numbers: nothing is opened to answer.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.repeats;
