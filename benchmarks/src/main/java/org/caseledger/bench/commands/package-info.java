/** How many commands a second, and how long one takes. */
@NullMarked
package org.caseledger.bench.commands;

import org.jspecify.annotations.NullMarked;
