/**
 * The sealed case file: the stored events of one case with the proof that they are in the signed log, and the program
 * that verifies both without this one.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.casefile;
