/**
 * The sealed case file: one case's events as they are stored, with the proof that they are in the
 * signed log, and the program that checks both without this one.
 */
@NullMarked
package org.caseledger.casefile;

import org.jspecify.annotations.NullMarked;
