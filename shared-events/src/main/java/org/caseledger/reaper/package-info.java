/** Ends what a program that was killed leaves running. */
@org.jspecify.annotations.NullMarked
package org.caseledger.reaper;
