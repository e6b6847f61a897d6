/** Process mining: the variants that cases followed, and their traces for other tools. */
@NullMarked
package org.caseledger.api.process;

import org.jspecify.annotations.NullMarked;
