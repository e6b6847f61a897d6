/** Process mining: the variants that cases followed, and their traces for other tools. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.process;
