/**
 * A mirror: a superior keeps a copy of a district's whole log, compares it with what the district signed, and cosigns
 * that it has it (C2SP tlog-mirror, by fetching instead of being sent).
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.mirror;
