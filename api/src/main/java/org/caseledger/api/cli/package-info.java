/** The command line. */
@NullMarked
package org.caseledger.api.cli;

import org.jspecify.annotations.NullMarked;
