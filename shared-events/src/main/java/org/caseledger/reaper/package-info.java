/** Ends what a program that was killed leaves running. */
@NullMarked
package org.caseledger.reaper;

import org.jspecify.annotations.NullMarked;
